import { createMinimumHeap } from "./minimum-heap";
import type { MergeTable } from "./merge-table";

/** More than the bytes of any text, and small enough for a rank and a place to fit into one safe integer. */
const placeSpace = 2 ** 31;

/**
 * How many symbols byte-pair encoding leaves of some bytes: again and again the pair with the lowest rank merges, the leftmost
 * first. Takes n·log n steps, as data sets hold lines of a megabyte without a space.
 */
export function countMerged(bytes: Uint8Array, table: MergeTable): number {
  const end = bytes.length;
  const symbols = Uint32Array.from(bytes, (byte) => table.ofBytes[byte] ?? 0);
  // A symbol stands at the place of its first byte; these lead to its neighbours.
  const next = Uint32Array.from(bytes, (_, place) => place + 1);
  const previous = Int32Array.from(bytes, (_, place) => place - 1);
  const ranks = new Int32Array(end).fill(-1);
  const pending = createMinimumHeap();
  const offer = (place: number): void => {
    const after = next[place] ?? end;
    const rank = after < end ? table.rank(symbols[place] ?? 0, symbols[after] ?? 0) : undefined;
    ranks[place] = rank ?? -1;
    if (rank !== undefined) pending.push(rank * placeSpace + place);
  };
  for (let place = 0; place < end - 1; place++) offer(place);
  let left = end;
  for (let lowest = pending.pop(); lowest !== undefined; lowest = pending.pop()) {
    const place = lowest % placeSpace;
    const rank = (lowest - place) / placeSpace;
    if (ranks[place] !== rank) continue; // one of the two has merged since
    const swallowed = next[place] ?? end;
    const after = next[swallowed] ?? end;
    symbols[place] = table.merged[rank] ?? 0;
    ranks[swallowed] = -1;
    next[place] = after;
    if (after < end) previous[after] = place;
    left--;
    offer(place);
    const before = previous[place] ?? -1;
    if (before >= 0) offer(before);
  }
  return left;
}
