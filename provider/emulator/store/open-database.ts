import { join } from "node:path";
import Database from "libsql";
import { FineTuneError } from "../../base/fine-tune-error";
import { createPrivately, keepToUser, makePrivateFolder } from "../../base/private-folder";
import { storageError } from "./storage-error";

/** How long a writer waits for another process's write lock, in milliseconds (our choice: far above any transaction). */
const busyTimeoutMs = 15_000;

/** Name of the database inside the data directory. */
export const databaseFile = "emulator.sqlite";

/** SQLite's names beside the database's, and the folders of a data directory, preflight's among them. */
const databaseFiles = ["", "-wal", "-shm", "-journal"].map((ending) => `${databaseFile}${ending}`);
const folders = ["objects", "preflight"];

/**
 * Opens the database of a data directory, made when missing, or a private one in memory. Several processes may have
 * the same directory open.
 *
 * @throws FineTuneError `emulator-storage` when the directory cannot be used, `emulator-no-locks` when its file system
 * cannot be shared between processes, `foreign-folder` when it belongs to another user
 */
export function openDatabase(dataDir: string | undefined): Database.Database {
  if (dataDir === undefined) return new Database(":memory:");
  let database: Database.Database | undefined;
  try {
    keepDirectoryToUser(dataDir);
    database = new Database(join(dataDir, databaseFile));
    configure(database, dataDir);
    return database;
  } catch (error) {
    database?.close();
    throw storageError(error, dataDir);
  }
}

/** Keys, files and answers are this user's: SQLite gives the files beside the database the mode that the database has. */
function keepDirectoryToUser(dataDir: string): void {
  const ours = [...databaseFiles, ...folders];
  makePrivateFolder(dataDir, (name) => ours.includes(name));
  for (const name of ours) keepToUser(join(dataDir, name));
  // An empty file is a new database. One that exists is not touched: closing it would give up this process's locks on it.
  createPrivately(join(dataDir, databaseFile), "");
}

function configure(database: Database.Database, dataDir: string): void {
  // The timeout comes first: switching to WAL needs the lock that another process may hold while it opens.
  database.pragma(`busy_timeout = ${busyTimeoutMs}`);
  const mode = JSON.stringify(database.pragma("journal_mode = WAL"));
  // SQLite keeps the old mode without an error where the file system has no shared memory (sqlite.org/wal.html).
  if (!mode.includes("wal")) {
    const message = `The file system of the data directory ${dataDir} cannot be shared between processes (${mode}).`;
    throw new FineTuneError(message, {
      code: "emulator-no-locks",
      nextStep: "Name a folder on a local disk with --data-dir or finetune:dataDir.",
    });
  }
  // Nothing is lost when a process is killed; only a power cut may take the last transactions. It is a simulation.
  database.pragma("synchronous = NORMAL");
}

/** Where a database lies, for messages; it tells itself, so that nobody has to carry the path around. */
export function databasePlace(database: Database.Database): string {
  const [row] = list(database.pragma("database_list"));
  const file = typeof row === "object" && row !== null && "file" in row ? String(row.file) : "";
  return file === "" ? "in memory" : file;
}

function list(rows: unknown): readonly unknown[] {
  return Array.isArray(rows) ? rows : [];
}
