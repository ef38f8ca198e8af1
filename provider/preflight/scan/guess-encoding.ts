/** Encodings of Chinese text before UTF-8, as people call them. */
const encodings = { gb18030: "GBK (GB18030)", big5: "Big5" } as const;

/** An encoding that makes sense of bytes, and the text that they are then. */
export interface GuessedEncoding {
  readonly name: string;
  readonly text: string;
}

/** The encoding that a stretch reads as which is not UTF-8; `undefined` where none is likely. */
export function guessEncoding(bytes: Uint8Array): GuessedEncoding | undefined {
  const read = (encoding: keyof typeof encodings): GuessedEncoding | undefined => {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return /\p{Script=Han}/u.test(text) ? { name: encodings[encoding], text } : undefined;
    } catch {
      return undefined;
    }
  };
  return (isPaired(bytes) ? read("gb18030") : undefined) ?? read("big5") ?? read("gb18030");
}

/** Whether bytes beyond ASCII come in pairs of two such, as in GB2312. */
function isPaired(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    at += 1;
    if ((bytes[at] ?? 0) < 0xa1) return false;
  }
  return true;
}
