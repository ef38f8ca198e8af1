/** The offset of the first byte that is not UTF-8, in a stretch that holds one. */
export function badByte(bytes: Buffer, start: number, end: number): number {
  const replacement = "\ufffd";
  const text = bytes.toString("utf8", start, end);
  let at = start;
  let from = 0;
  for (;;) {
    const found = text.indexOf(replacement, from);
    if (found < 0) return end;
    at += Buffer.byteLength(text.slice(from, found));
    // The file may hold the replacement character itself.
    if (bytes[at] !== 0xef || bytes[at + 1] !== 0xbf || bytes[at + 2] !== 0xbd) return at;
    at += 3;
    from = found + 1;
  }
}
