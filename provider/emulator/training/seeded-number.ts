import { createHash } from "node:crypto";

/** A number from 0 (inclusive) to 1 (exclusive) that follows from a text alone. */
export function seededNumber(seed: string): number {
  return createHash("sha256").update(seed).digest().readUInt32BE(0) / 2 ** 32;
}
