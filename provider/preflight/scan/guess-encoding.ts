/** Encodings of Chinese text before UTF-8, by what their second bytes are: in GB2312 all are above 0xa0. */
const encodings = { gb: "gb18030", big5: "big5" } as const;

/** The encoding that a stretch reads as which is not UTF-8, as people call it; `undefined` where none is likely. */
export function guessEncoding(bytes: Uint8Array): "GBK (GB18030)" | "Big5" | undefined {
  const reads = (encoding: string): boolean => {
    try {
      return /\p{Script=Han}/u.test(new TextDecoder(encoding, { fatal: true }).decode(bytes));
    } catch {
      return false;
    }
  };
  if (isPaired(bytes) && reads(encodings.gb)) return "GBK (GB18030)";
  if (reads(encodings.big5)) return "Big5";
  return reads(encodings.gb) ? "GBK (GB18030)" : undefined;
}

/** Whether bytes beyond ASCII come in pairs of two such. */
function isPaired(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    at += 1;
    if ((bytes[at] ?? 0) < 0xa1) return false;
  }
  return true;
}
