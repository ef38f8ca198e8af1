/** Slots of the table: 8 bytes each, so 32 MB at most, and as few as fit a small file. */
const fewestSlots = 1 << 10;
const mostSlots = 1 << 22;

/** Part of the slots that may be taken. */
const fill = 0.75;

/** Slots that are looked at for one row (our choice): rows that were made to meet at one place cost no more than that. */
const mostProbes = 2048;

/** Bytes of a row that the table is laid out for (our choice: a file of shorter ones can fill it). */
const shortRowBytes = 24;

/** Rows that are remembered at most, in a file of any size; later ones are compared with these. */
export const mostRememberedRows = mostSlots * fill;

/**
 * Remembers rows by the 32 bits of one hash at the place that another gives. Among three million different rows, one is
 * taken for another with a chance below one in a hundred.
 */
export interface SeenRows {
  /** Takes a row in. @returns the line of the first one that is equal, 0 when there is none */
  add(bytes: DataView, start: number, end: number, line: number): number;
  /** False once a row was not remembered for want of room. */
  isComplete(): boolean;
}

/** An empty memory for the rows of a file of this size; it never grows. */
export function createSeenRows(fileBytes: number): SeenRows {
  const wanted = 2 ** Math.ceil(Math.log2(Math.max(1, fileBytes / shortRowBytes / fill)));
  const slots = Math.min(mostSlots, Math.max(fewestSlots, wanted));
  const tags = new Uint32Array(slots);
  const lines = new Uint32Array(slots);
  const mask = slots - 1;
  let size = 0;
  let isComplete = true;
  return {
    add: (bytes, start, end, line) => {
      hashRow(bytes, start, end);
      let slot = hash.place & mask;
      let probes = 0;
      while (lines[slot] !== 0 && tags[slot] !== hash.tag && probes < mostProbes) {
        slot = (slot + 1) & mask;
        probes += 1;
      }
      if (probes < mostProbes && lines[slot] !== 0) return lines[slot] ?? 0;
      if (probes === mostProbes || size >= slots * fill) {
        isComplete = false;
        return 0;
      }
      size += 1;
      tags[slot] = hash.tag;
      lines[slot] = line;
      return 0;
    },
    isComplete: () => isComplete,
  };
}

/** The hash of the row that was taken last, in two halves. */
const hash = { tag: 0, place: 0 };

/** Two multiplicative hashes side by side, four bytes a step, mixed at the end as MurmurHash3 does. */
function hashRow(bytes: DataView, start: number, end: number): void {
  let one = end - start;
  let other = 0x9747b28c;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const four = bytes.getInt32(at, true);
    one = Math.imul(one ^ four, 0x5bd1e995);
    one ^= one >>> 15;
    other = Math.imul((other << 13) | (other >>> 19), 5) + Math.imul(four, 0xcc9e2d51);
  }
  for (; at < end; at += 1) {
    one = Math.imul(one ^ bytes.getUint8(at), 0x5bd1e995);
    other = Math.imul(other ^ bytes.getUint8(at), 0x1b873593);
  }
  hash.tag = mix(one);
  hash.place = mix(other | 0);
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
