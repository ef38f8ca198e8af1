import { isBlankWord } from "../json/blank-text";

/** Whether a stretch of bytes holds nothing but white space, that of Unicode included. */
export function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) continue;
    return byte >= 0x80 && isBlankWord(bytes.toString("utf8", at, end));
  }
  return true;
}
