/** Joins words as a sentence does: `a, b or c`. */
export function listWords(words: readonly string[], conjunction: "and" | "or" | "nor"): string {
  const last = words[words.length - 1] ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}
