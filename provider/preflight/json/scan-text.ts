import { endsEarly, type Fault } from "./fault";

const quote = 0x22;
const backslash = 0x5c;
const letterU = 0x75;

/** What stops the reading of a text: the closing quotation mark, an escape, a control character. */
const stops = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === quote || byte === backslash || byte < 0x20 ? 1 : 0,
);
const escapes = Uint8Array.from({ length: 256 }, (_, byte) =>
  '"\\/bfnrt'.includes(String.fromCharCode(byte)) ? 1 : 0,
);
const hexDigits = Uint8Array.from({ length: 256 }, (_, byte) => (/[0-9a-f]/i.test(String.fromCharCode(byte)) ? 1 : 0));

/**
 * Where the text ends that has its opening quotation mark before `from`: the offset after the closing one, negative when
 * there are escapes in it, 0 when it is not well-formed.
 */
export function scanText(bytes: Uint8Array, words: Int32Array, from: number, end: number): number {
  let at = from;
  let sign = 1;
  for (;;) {
    at = skipPlain(bytes, words, at, end);
    if (at >= end) return 0;
    const byte = bytes[at];
    if (byte === quote) return sign * (at + 1);
    if (byte !== backslash) return 0;
    sign = -1;
    at += escapeLength(bytes, at, end);
    if (at < 0) return 0;
  }
}

/**
 * The first offset from `from` on at which a text is not plain. Four bytes are looked at together, which is twice as fast
 * as one after the other: a byte that equals another or is below a space turns the highest bit of its difference on.
 */
function skipPlain(bytes: Uint8Array, words: Int32Array, from: number, end: number): number {
  let at = from;
  for (; (at & 3) !== 0; at += 1) if (at >= end || stops[bytes[at] ?? 0] === 1) return at;
  const wordsEnd = end >> 2;
  let word = at >> 2;
  for (; word < wordsEnd; word += 1) {
    const four = words[word] ?? 0;
    const quotes = four ^ 0x22222222;
    const backslashes = four ^ 0x5c5c5c5c;
    const found =
      ((four - 0x20202020) & ~four) | ((quotes - 0x01010101) & ~quotes) | ((backslashes - 0x01010101) & ~backslashes);
    if ((found & 0x80808080) !== 0) break;
  }
  for (at = word << 2; at < end && stops[bytes[at] ?? 0] === 0;) at += 1;
  return at;
}

/** Bytes of the escape at `at`; far below 0 when it is none. */
function escapeLength(bytes: Uint8Array, at: number, end: number): number {
  const letter = at + 1 < end ? (bytes[at + 1] ?? 0) : 0;
  if (escapes[letter] === 1) return 2;
  if (letter !== letterU || at + 6 > end) return -Infinity;
  for (let digit = at + 2; digit < at + 6; digit += 1) if (hexDigits[bytes[digit] ?? 0] === 0) return -Infinity;
  return 6;
}

/** What is wrong with a text that `scanText` refused. */
export function textFault(bytes: Uint8Array, from: number, end: number): Fault {
  let at = from;
  for (;;) {
    while (at < end && stops[bytes[at] ?? 0] === 0) at += 1;
    if (at >= end) return { at, says: endsEarly };
    const byte = bytes[at] ?? 0;
    if (byte < 0x20) {
      return { at, says: `a control character (0x${byte.toString(16).padStart(2, "0")}) must be escaped in a text` };
    }
    const length = escapeLength(bytes, at, end);
    if (length < 0) return { at, says: "no escape of JSON begins so" };
    at += length;
  }
}
