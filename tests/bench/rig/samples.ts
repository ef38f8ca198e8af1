/** Values of the same thing, one a round. */
export type Samples = readonly number[];

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(samples: Samples): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new Error("no round was measured");
  return (upper + lower) / 2;
}
