import { isUtf8 } from "node:buffer";
import { DataError } from "./data-error";

/** Encodings that are read, as `TextDecoder` calls them. */
export const encodings = ["utf-8", "utf-16le", "utf-16be", "gb18030"] as const;

/** One of them. */
export type Encoding = (typeof encodings)[number];

/** Part of the bytes that are zero in UTF-16 and not in a text with a stray one, and how much more often on one side. */
const zeroPart = 0.02;
const oneSided = 4;

/** Part of the Chinese characters of a text that GB2312 has already: nearly all of a text in GB18030, half of one in Big5. */
const commonPart = 0.9;

/**
 * The encoding by the first bytes of a file; GBK and GB2312 are parts of GB18030.
 * @throws DataError when it is none that is read
 */
export function detectEncoding(head: Buffer): Encoding {
  const [first, second, third, fourth] = head;
  const isFourWide = first === 0xff && second === 0xfe && third === 0 && fourth === 0;
  if (first === 0xff && second === 0xfe && !isFourWide) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const zeros = zerosByParity(head);
  if (zeros.even + zeros.odd > head.length * zeroPart) {
    // What is ASCII in UTF-16 has its zero on one side.
    if (!isFourWide && zeros.odd > oneSided * zeros.even) return "utf-16le";
    if (!isFourWide && zeros.even > oneSided * zeros.odd) return "utf-16be";
    throw new DataError("it is no text: there are NUL bytes in it", "Give a text, CSV, JSON or an .xlsx workbook.");
  }
  // The head may end within a character.
  if ([0, 1, 2, 3].some((cut) => isUtf8(head.subarray(0, head.length - cut)))) return "utf-8";
  if (looksLikeGb(head)) return "gb18030";
  throw new DataError(
    "its encoding is not known: it is neither UTF-8 nor UTF-16, and GB18030 would make little sense",
    `Save it as UTF-8, or name the encoding with --encoding (${encodings.join(", ")}).`,
  );
}

function zerosByParity(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  const zeros = { even: 0, odd: 0 };
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? "even" : "odd"] += 1;
  });
  return zeros;
}

function looksLikeGb(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    const trail = bytes[at + 1] ?? 0;
    if (lead < 0x80) continue;
    pairs += 1;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) common += 1;
    at += 1;
  }
  return pairs > 0 && common / pairs >= commonPart;
}

/**
 * The text of a file, without a byte order mark.
 * @throws DataError at the first bytes that are none in this encoding
 */
export async function* decodeText(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let lines = 1;
  const refuse = (chunk?: Buffer): never => {
    const [sound = ""] = chunk === undefined ? [] : new TextDecoder(encoding).decode(chunk).split("\ufffd", 1);
    throw new DataError(
      `it is ${encoding} only as far as line ${lines + countFeeds(sound)}`,
      `Save it as UTF-8, or name its encoding with --encoding (${encodings.join(", ")}).`,
    );
  };
  const decode = (chunk?: Buffer): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      return refuse(chunk);
    }
  };
  for await (const chunk of chunks) {
    const text = decode(chunk);
    lines += countFeeds(text);
    if (text !== "") yield text;
  }
  const rest = decode();
  if (rest !== "") yield rest;
}

function countFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
