/** Tokens of a text, estimated (our choice): four ASCII characters or one other character make a token. */
export function countTokens(text: string): number {
  let other = 0;
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 127) other += 1;
  return Math.ceil((text.length - other) / 4) + other;
}
