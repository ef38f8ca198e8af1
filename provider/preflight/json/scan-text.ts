import { endsEarly, loneSurrogate, type Fault } from "./fault";

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
/** Values of hexadecimal digits; -1, which has all bits, for other bytes. */
const hexValues = Int8Array.from({ length: 256 }, (_, byte) => {
  const digit = String.fromCharCode(byte);
  return /[0-9a-f]/i.test(digit) ? parseInt(digit, 16) : -1;
});

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

/** Bytes of the escape at `at`, of both where it is the first of a surrogate pair; far below 0 when it is none. */
function escapeLength(bytes: Uint8Array, at: number, end: number): number {
  const letter = at + 1 < end ? (bytes[at + 1] ?? 0) : 0;
  if (escapes[letter] === 1) return 2;
  const unit = escapedUnit(bytes, at, end);
  if (unit < 0) return -Infinity;
  if (!isSurrogate(unit)) return 6;
  return unit < firstLow && escapedUnit(bytes, at + 6, end) >> 10 === firstLow >> 10 ? 12 : -Infinity;
}

/** First of the units that end a surrogate pair. */
const firstLow = 0xdc00;

function isSurrogate(unit: number): boolean {
  return unit >> 11 === 0xd800 >> 11;
}

/** The UTF-16 unit that an escape such as `\u4f60` writes; below 0 where none stands at `at`. */
function escapedUnit(bytes: Uint8Array, at: number, end: number): number {
  if (at + 6 > end || bytes[at] !== backslash || bytes[at + 1] !== letterU) return -1;
  const digit = (place: number) => hexValues[bytes[at + place] ?? 0] ?? -1;
  return (digit(2) << 12) | (digit(3) << 8) | (digit(4) << 4) | digit(5);
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
    if (length < 0) {
      return { at, says: isSurrogate(escapedUnit(bytes, at, end)) ? loneSurrogate : "no escape of JSON begins so" };
    }
    at += length;
  }
}
