import { countTokens } from "../training/count-tokens";

/** A text of at most so many tokens, and whether something of it was cut off. */
export function limitAnswer(text: string, maxTokens: number | undefined): { text: string; isCut: boolean } {
  if (maxTokens === undefined || countTokens(text) <= maxTokens) return { text, isCut: false };
  const characters = Array.from(text);
  let low = 0;
  let high = characters.length;
  // The longest beginning that fits: tokens only grow with the text.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (countTokens(characters.slice(0, middle).join("")) <= maxTokens) low = middle;
    else high = middle - 1;
  }
  return { text: characters.slice(0, low).join(""), isCut: true };
}
