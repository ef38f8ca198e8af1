import { FineTuneError } from "../../base/fine-tune-error";

interface Trouble {
  /** Beginning of SQLite's code, or the system's. */
  readonly code: string;
  readonly said: string;
  readonly nextStep: string;
}

const otherFolder = "name a folder on a local disk with --data-dir or finetune:dataDir";
const noSpace = "Free some space and go on: what was answered before is stored.";
const noWrites = `Make the folder writable for this user, or ${otherFolder}.`;

/** Codes of SQLite (sqlite.org/rescode.html) and of the system; the first row whose code fits counts. */
const troubles: readonly Trouble[] = [
  { code: "SQLITE_FULL", said: "the disk is full", nextStep: noSpace },
  { code: "ENOSPC", said: "the disk is full", nextStep: noSpace },
  { code: "EDQUOT", said: "the disk quota is used up", nextStep: noSpace },
  { code: "SQLITE_READONLY", said: "it cannot be written", nextStep: noWrites },
  { code: "EACCES", said: "it cannot be written", nextStep: noWrites },
  { code: "EPERM", said: "it cannot be written", nextStep: noWrites },
  { code: "EROFS", said: "its file system is read-only", nextStep: noWrites },
  { code: "SQLITE_CANTOPEN", said: "its database cannot be opened or made", nextStep: noWrites },
  // What making a folder on a read-only file system answers in Node.js.
  { code: "ENOENT", said: "it cannot be made", nextStep: noWrites },
  { code: "ENOTDIR", said: "it is no folder", nextStep: `Remove the file in the way, or ${otherFolder}.` },
  { code: "EEXIST", said: "it is no folder", nextStep: `Remove the file in the way, or ${otherFolder}.` },
  {
    code: "SQLITE_IOERR_LOCK",
    said: "its file system has no file locks",
    nextStep: `Network folders often have none: ${otherFolder}.`,
  },
  {
    code: "SQLITE_PROTOCOL",
    said: "its file system does not keep file locks",
    nextStep: `Network folders often do not: ${otherFolder}.`,
  },
  {
    code: "SQLITE_IOERR",
    said: "its disk cannot be read or written",
    nextStep: `Check the disk for space and faults, or ${otherFolder}.`,
  },
  {
    code: "SQLITE_BUSY",
    // SQLite also answers so where the system has no locks to give (ENOLCK, seen on network folders).
    said: "another process holds it and does not let go, or its file system has no file locks",
    nextStep: `End the process that has the folder open and hangs; on a network folder, ${otherFolder}.`,
  },
  {
    code: "SQLITE_CORRUPT",
    said: "its database is damaged",
    nextStep: "Put a copy of it back, or name a new data directory.",
  },
  {
    code: "SQLITE_NOTADB",
    said: "its emulator.sqlite is no database",
    nextStep: "Move the file away, or name another data directory.",
  },
];

/**
 * An error of the disk or the database as one that says what, where and the way out; any other error unchanged.
 *
 * @param place the data directory, or its database
 */
export function storageError(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || error instanceof FineTuneError) return error;
  const code = codeOf(error);
  const trouble = troubles.find((row) => code.startsWith(row.code));
  if (trouble === undefined) return error;
  const message = `The simulated clouds cannot use their data directory ${place}: ${trouble.said} (${code}).`;
  return new FineTuneError(message, { code: "emulator-storage", nextStep: trouble.nextStep, cause: error });
}

/** Opening fails without a code: SQLite's number stands at the end of the text, 14 for "cannot open". */
function codeOf(error: Error): string {
  if ("code" in error && typeof error.code === "string" && error.code !== "") return error.code;
  return error.message.startsWith("ConnectionFailed") ? "SQLITE_CANTOPEN" : "";
}
