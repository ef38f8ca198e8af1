const blocks = Array.from("▁▂▃▄▅▆▇█");

/** Numbers as a line of blocks, of at most so many columns: several numbers share one, as their mean. */
export function sparkline(values: readonly number[], columns: number): string {
  const count = Math.min(values.length, columns);
  const means = Array.from({ length: count }, (_, column) => {
    const from = Math.floor((column * values.length) / count);
    const bucket = values.slice(from, Math.floor(((column + 1) * values.length) / count));
    return bucket.reduce((sum, value) => sum + value / bucket.length, 0);
  });
  const least = Math.min(...means);
  const spread = Math.max(...means) - least;
  return means
    .map((mean) => blocks[spread === 0 ? 3 : Math.round(((mean - least) / spread) * (blocks.length - 1))])
    .join("");
}
