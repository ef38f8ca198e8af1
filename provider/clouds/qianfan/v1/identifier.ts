/** A V1 number, or V2's name of the same thing (`uuid`): the official clients send either to V1 [Python SDK]. */
export type V1Identifier = number | string;

/** The identifier that a key's text stands for: a text of digits is V1's number. */
export function toIdentifier(text: string): V1Identifier {
  return isNumber(text) ? Number(text) : text;
}

/** Whether a key's text is a number of V1, which V2's actions do not know. */
export function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}
