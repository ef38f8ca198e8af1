import { randomBytes } from "node:crypto";
import type Database from "libsql";

/** Speed of a new data directory: a ten-minute training takes ten seconds (our choice). */
const defaultSpeed = 60;

/** Makes the world's row when the data directory is new. Inside a write transaction. Simulated time starts at the wall time. */
export function foundWorld(
  database: Database.Database,
  options: {
    readonly seed?: string;
    readonly speed?: number;
    readonly wallNow: number;
  },
): void {
  const wallNow = Math.floor(options.wallNow);
  database
    .prepare(
      `INSERT OR IGNORE INTO world (id, seed, counter, speed, anchor_wall, anchor_simulated, latest)
       VALUES (1, ?, 0, ?, ?, ?, ?)`,
    )
    .run(options.seed ?? randomBytes(16).toString("hex"), options.speed ?? defaultSpeed, wallNow, wallNow, wallNow);
}
