import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { isAlive } from "../process/is-alive.mjs";

// Our choice: twelve missed signs of life at five seconds each. Process IDs are used again (in containers within
// seconds), so a process that happens to have the ID of a dead holder must not keep the lock for ever.
const SILENT_AFTER_MS = 60_000;

/**
 * @typedef {{ pid: number, since: string, purpose: string }} LockHolder who holds a lock, since when (RFC 3339), what for
 */

/**
 * A lock that is a file with its holder's process ID in it. A dead holder's lock is taken over.
 *
 * @param {string} path the lock file; its folder exists
 * @param {string} purpose what the lock is held for, shown to those who wait
 * @returns {{ take(): LockHolder | undefined, touch(): void, release(): void }} `take` answers undefined when the lock
 *   is ours, else who holds it; `touch` shows the others that we live; `release` gives it back
 */
export function lockFile(path, purpose) {
  const take = () => {
    const ours = `${path}.${process.pid}`;
    const said = JSON.stringify({ pid: process.pid, since: new Date().toISOString(), purpose });
    writeFileSync(ours, said, { mode: 0o600 });
    try {
      if (linkUnlessExists(ours, path)) return undefined;
      const holder = readHolder(path);
      if (holder !== undefined && holdsOn(holder, path)) return holder;
      moveAside(path);
      return linkUnlessExists(ours, path) ? undefined : (readHolder(path) ?? holder);
    } finally {
      rmSync(ours, { force: true });
    }
  };
  return {
    take,
    touch: () => {
      if (readHolder(path)?.pid === process.pid) utimesSync(path, new Date(), new Date());
    },
    release: () => {
      if (readHolder(path)?.pid === process.pid) rmSync(path, { force: true });
    },
  };
}

/**
 * link() fails where the name exists, and the file that it makes is complete from its first moment on.
 *
 * @param {string} from @param {string} to
 */
function linkUnlessExists(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** @param {string} path @returns {LockHolder | undefined} */
function readHolder(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {LockHolder} holder @param {string} path */
function holdsOn(holder, path) {
  if (holder.pid === process.pid || !isAlive(holder.pid)) return false;
  const touchedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - touchedAt < SILENT_AFTER_MS;
}

/**
 * A rename has one winner, where two who find the same dead lock could delete each other's new one. If a living lock
 * was caught nevertheless, it is put back.
 *
 * @param {string} path
 */
function moveAside(path) {
  const aside = `${path}.dead-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const holder = readHolder(aside);
  if (holder !== undefined && holdsOn(holder, aside)) linkUnlessExists(aside, path);
  rmSync(aside, { force: true });
}
