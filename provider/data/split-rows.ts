import { createHash } from "node:crypto";

/**
 * Which rows go to validation: of every stretch of rows that is due one, one by chance, so that the part is right in a file of any
 * length and no row waits for the end of the file. The same seed chooses the same rows.
 * @param part above 0, at most a half
 */
export function createSplit(part: number, seed: string): (row: number) => boolean {
  let stretch = -1;
  let chosen = -1;
  return (row) => {
    const current = Math.floor(row * part);
    if (current !== stretch) {
      stretch = current;
      const start = Math.ceil(current / part);
      chosen = start + Math.floor(chance(`${seed} ${current}`) * (Math.ceil((current + 1) / part) - start));
    }
    return row === chosen;
  };
}

/** From 0 to 1, by a text. */
function chance(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE() / 2 ** 32;
}
