import { createHash } from "node:crypto";
import type Database from "libsql";
import type { SimulatedWorld } from "../contract";
import type { TransactionHooks } from "../store/store";

/** The world as the emulator itself handles it: with a clock that can be set. */
export interface World extends SimulatedWorld, TransactionHooks {
  /** The latest time that this process has answered: costs nothing. */
  latest(): number;
  /** Simulated seconds per wall second; 0 stands still and moves only by `advance`. */
  speed(): number;
  /** Inside a write: goes on from now at another speed. */
  setSpeed(speed: number): void;
  /** Inside a write: jumps ahead. */
  advance(durationMs: number): void;
  /** Inside a write: the same IDs follow again as in a new data directory with the same seed. */
  restartRandomness(): void;
}

interface WorldRow {
  readonly seed: string;
  counter: number;
  speed: number;
  anchor_wall: number;
  anchor_simulated: number;
  latest: number;
}

/**
 * The simulated time and randomness of one data directory. Both lie in the database, so every process that shares the
 * directory sees the same clock and no ID is made twice.
 */
export function createWorld(database: Database.Database, wallNow: () => number): World {
  const load = database.prepare(
    "SELECT seed, counter, speed, anchor_wall, anchor_simulated, latest FROM world WHERE id = 1",
  );
  const save = database.prepare(
    "UPDATE world SET counter = ?, speed = ?, anchor_wall = ?, anchor_simulated = ?, latest = ? WHERE id = 1",
  );
  let latest = 0;
  let open: { row: WorldRow; now: number } | undefined;

  function readRow(): WorldRow {
    // The one row of a STRICT table of our own, written when the directory was made.
    return load.get() as WorldRow;
  }

  /** The highest time ever answered or stored is a floor: a wall clock that is set back stops the simulated one. */
  function timeOf(row: WorldRow): number {
    const elapsed = (wallNow() - row.anchor_wall) * row.speed;
    latest = Math.max(latest, row.latest, Math.floor(row.anchor_simulated + elapsed));
    return latest;
  }

  function writable(): { row: WorldRow; now: number } {
    if (open === undefined) throw new Error("Randomness and the clock's settings belong into a write transaction.");
    return open;
  }

  function anchor(now: number, speed: number): void {
    const { row } = writable();
    Object.assign(row, {
      speed,
      anchor_wall: Math.floor(wallNow()),
      anchor_simulated: now,
    });
    writable().now = now;
  }

  function randomBytes(length: number): Buffer {
    const { row } = writable();
    row.counter += 1;
    const blocks: Buffer[] = [];
    for (let block = 0; block * 32 < length; block += 1) {
      blocks.push(createHash("sha256").update(`${row.seed}:${row.counter}:${block}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, length);
  }

  return {
    now: () => open?.now ?? timeOf(readRow()),
    wallNow,
    latest: () => (latest === 0 ? timeOf(readRow()) : latest),
    speed: () => (open?.row ?? readRow()).speed,
    setSpeed: (speed) => anchor(writable().now, speed),
    advance: (durationMs) => anchor(writable().now + Math.floor(durationMs), writable().row.speed),
    restartRandomness: () => {
      writable().row.counter = 0;
    },
    randomText: (length, alphabet) =>
      Array.from(randomBytes(length), (byte) => alphabet.charAt(byte % alphabet.length)).join(""),
    randomUuid: () => {
      const bytes = randomBytes(16);
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    },
    begin: () => {
      const row = readRow();
      open = { row, now: timeOf(row) };
    },
    beforeCommit: () => {
      const { row, now } = writable();
      save.run(row.counter, row.speed, row.anchor_wall, row.anchor_simulated, Math.max(row.latest, now));
    },
    end: () => {
      open = undefined;
    },
  };
}

/** A number from 0 (inclusive) to 1 (exclusive) that follows from a text alone. */
export function seededNumber(seed: string): number {
  return createHash("sha256").update(seed).digest().readUInt32BE(0) / 2 ** 32;
}
