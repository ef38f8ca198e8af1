import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRecord } from "../base/is-record";
import { makePrivateFolder, privateFileMode } from "../base/private-folder";

/**
 * Remembers between processes of one machine what was told. State alone cannot: what a killed process told is in no state, and a
 * preview writes none. A ledger never fails: where its folder cannot be used, the state is all there is.
 */
export interface Ledger {
  /** `told` and `busy`: not by this process. With `mine`, one of the other two has to follow. */
  claim(eventId: string, target: string): "mine" | "told" | "busy";
  told(eventId: string, target: string): void;
  giveUp(eventId: string, target: string): void;
}

/** Who claims longer than this has died, or its machine slept: twice what sending takes at most. */
const longestClaimMs = 15_000;
/** What is older is forgotten: the state knows it (our choice). */
const keptMs = 90 * 24 * 60 * 60 * 1000;
const toldWord = "told\n";
const entryName = /^[0-9a-f]{32}(\.[0-9a-f-]{36})?$/;

/** The ledger of a folder, which is made when something is first told. */
export function createLedger(folder: string, isAlive: (pid: number) => boolean = isRunning): Ledger {
  let isOpen: boolean | undefined;
  const open = (): boolean => (isOpen ??= attempt(() => prepare(folder)) !== undefined);
  return {
    claim: (eventId, target) => {
      if (!open()) return "mine";
      const file = entryOf(folder, eventId, target);
      const claimed = writeClaim(file);
      if (claimed !== "taken") return "mine";
      const text = attempt(() => readFileSync(file, "utf8"));
      if (text === toldWord) return "told";
      if (text === undefined || isHeld(text, isAlive)) return "busy";
      // Of several who see a dead one's claim, one moves it away.
      const moved = `${file}.${randomUUID()}`;
      if (attempt(() => renameSync(file, moved) ?? true) === undefined) return "busy";
      attempt(() => rmSync(moved));
      return writeClaim(file) === "taken" ? "busy" : "mine";
    },
    told: (eventId, target) => {
      if (open()) attempt(() => writeFileSync(entryOf(folder, eventId, target), toldWord, { mode: privateFileMode }));
    },
    giveUp: (eventId, target) => {
      if (open()) attempt(() => rmSync(entryOf(folder, eventId, target), { force: true }));
    },
  };
}

function entryOf(folder: string, eventId: string, target: string): string {
  return join(folder, createHash("sha256").update(`${eventId}\n${target}`).digest("hex").slice(0, 32));
}

function prepare(folder: string): true {
  makePrivateFolder(folder, (name) => entryName.test(name));
  const oldest = Date.now() - keptMs;
  for (const name of readdirSync(folder).filter((each) => entryName.test(each))) {
    const file = join(folder, name);
    if (statSync(file).mtimeMs < oldest) rmSync(file, { force: true });
  }
  return true;
}

/** Where nothing can be written, nothing is remembered, and all is told. */
function writeClaim(file: string): "written" | "taken" | "impossible" {
  const claim = JSON.stringify({ pid: process.pid, at: Date.now() });
  try {
    writeFileSync(file, claim, { flag: "wx", mode: privateFileMode });
    return "written";
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EEXIST" ? "taken" : "impossible";
  }
}

/** What was cut off in the middle of writing is nobody's. */
function isHeld(text: string, isAlive: (pid: number) => boolean): boolean {
  const claim = attempt((): unknown => JSON.parse(text));
  if (!isRecord(claim) || typeof claim["pid"] !== "number" || typeof claim["at"] !== "number") return false;
  const age = Date.now() - claim["at"];
  return age >= 0 && age < longestClaimMs && isAlive(claim["pid"]);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process is one that runs.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
