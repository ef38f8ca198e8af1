import { byteAutomaton, costShift, stateMask, unitsOfToken } from "./byte-automaton";

/** From this length on a text is read in two places at once (our choice: shorter ones gain nothing). */
const longPiece = 48;

/** Where the estimate of a text stands. */
export interface Reading {
  /** State of the automaton. */
  state: number;
  /** Thousandths of a token so far. */
  units: number;
}

/** The estimate of `provider/tokens`, counted on the bytes of JSON texts as they stand in the file: no text is made of them. */
export interface ByteEstimate {
  /** Reads the bytes between two quotation marks on. */
  read(reading: Reading, bytes: Buffer, from: number, end: number, isAscii: boolean): void;
  /** Reads a text on that is not in the file. */
  readText(reading: Reading, text: string): void;
  /** Tokens of what was read, rounded as `TokenCounter.count` does. */
  tokensOf(reading: Reading): number;
}

/** An estimate for one thread. */
export function createByteEstimate(): ByteEstimate {
  const { byByte, lost, afterWord, stepOf } = byteAutomaton();

  const readText = (reading: Reading, text: string): void => {
    for (let index = 0; index < text.length; index += 1) {
      const step = stepOf(reading.state, text.charCodeAt(index));
      reading.units += step >> costShift;
      reading.state = step & stateMask;
    }
  };
  /** The slow way, for escapes that stand for any unit. */
  const readDecoded = (reading: Reading, bytes: Buffer, from: number, end: number): void => {
    // What was scanned is a text of JSON.
    readText(reading, JSON.parse(`"${bytes.toString("utf8", from, end)}"`) as string);
  };
  /** Two look-ups at a time that do not wait for each other: 1.6 times as fast as one after the other. */
  const readAscii = (reading: Reading, bytes: Buffer, from: number, end: number): void => {
    const cut = end - from < longPiece ? end : cutBehindWord(bytes, (from + end) >> 1, end);
    const both = cut === end ? 0 : Math.min(cut - from, end - cut);
    let left = reading.state;
    let right = afterWord;
    let units = 0;
    for (let index = 0; index < both; index += 1) {
      left = byByte[(left & stateMask) | (bytes[from + index] ?? 0)] ?? 0;
      right = byByte[(right & stateMask) | (bytes[cut + index] ?? 0)] ?? 0;
      units += (left >> costShift) + (right >> costShift);
    }
    for (let at = from + both; at < cut; at += 1) {
      left = byByte[(left & stateMask) | (bytes[at] ?? 0)] ?? 0;
      units += left >> costShift;
    }
    for (let at = cut + both; at < end; at += 1) {
      right = byByte[(right & stateMask) | (bytes[at] ?? 0)] ?? 0;
      units += right >> costShift;
    }
    left &= stateMask;
    right &= stateMask;
    if (left === lost || right === lost) return readDecoded(reading, bytes, from, end);
    reading.state = cut === end ? left : right;
    reading.units += units;
  };
  const readMixed = (reading: Reading, bytes: Buffer, from: number, end: number): void => {
    let step = reading.state;
    let units = 0;
    for (let at = from; at < end;) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80) {
        step = byByte[(step & stateMask) | byte] ?? 0;
        at += 1;
      } else if (byte < 0xe0) {
        step = stepOf(step & stateMask, ((byte & 0x1f) << 6) | ((bytes[at + 1] ?? 0) & 0x3f));
        at += 2;
      } else if (byte < 0xf0) {
        const low = (((bytes[at + 1] ?? 0) & 0x3f) << 6) | ((bytes[at + 2] ?? 0) & 0x3f);
        step = stepOf(step & stateMask, ((byte & 0x0f) << 12) | low);
        at += 3;
      } else {
        // All first halves of a pair are of one class, and all second halves.
        step = stepOf(step & stateMask, 0xd800);
        units += step >> costShift;
        step = stepOf(step & stateMask, 0xdc00);
        at += 4;
      }
      units += step >> costShift;
      if (step === lost) return readDecoded(reading, bytes, from, end);
    }
    reading.state = step & stateMask;
    reading.units += units;
  };

  return {
    read: (reading, bytes, from, end, isAscii) => {
      if (isAscii) readAscii(reading, bytes, from, end);
      else readMixed(reading, bytes, from, end);
    },
    readText,
    tokensOf: ({ units }) => Math.max(1, Math.round(units / unitsOfToken)),
  };
}

/** The first offset from `from` on that has a letter of a word and a space before it; the end when there is none. */
function cutBehindWord(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    if (bytes[at - 1] !== 0x20) continue;
    const before = bytes[at - 2] ?? 0;
    // Not the letter of an escape.
    if (before >= 0x61 && before <= 0x7a && bytes[at - 3] !== 0x5c) return at;
  }
  return end;
}
