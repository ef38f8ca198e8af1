/** Longest row that is told apart; longer ones count as this long (our choice: twice the longest `max_length` of either cloud). */
const longest = 262_144;

/** Lengths that there is room for at first. */
const firstLengths = 1024;

/** How many rows have how many tokens, shortest first. */
export type TokenLengths = readonly (readonly [tokens: number, rows: number])[];

/** Counts rows by their length. */
export interface LengthCounts {
  add(tokens: number): void;
  list(): TokenLengths;
}

/** Counts of no rows; 1 MB at most, however many there will be. */
export function createLengthCounts(): LengthCounts {
  let counts = new Uint32Array(firstLengths);
  return {
    add: (tokens) => {
      const length = Math.min(tokens, longest);
      if (length >= counts.length) counts = grown(counts, length);
      counts[length] = (counts[length] ?? 0) + 1;
    },
    list: () => {
      const lengths: [number, number][] = [];
      counts.forEach((rows, tokens) => {
        if (rows > 0) lengths.push([tokens, rows]);
      });
      return lengths;
    },
  };
}

function grown(counts: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.min(longest + 1, Math.max(counts.length * 2, length + 1)));
  larger.set(counts);
  return larger;
}

/** Rows that are longer than a job takes. */
export function rowsOver(lengths: TokenLengths, maxLength: number): number {
  return lengths.reduce((sum, [tokens, rows]) => sum + (tokens > maxLength ? rows : 0), 0);
}
