/** Tokens of one pass when rows are cut at a length; the next longer one that was counted stands for it. */
export function cutTokens(
  lengths: Readonly<Record<string, number>>,
  tokens: number,
  maxLength: number | undefined,
): number {
  if (maxLength === undefined) return tokens;
  const longer = Object.keys(lengths)
    .map(Number)
    .filter((length) => length >= maxLength);
  return longer.length === 0 ? tokens : (lengths[String(Math.min(...longer))] ?? tokens);
}
