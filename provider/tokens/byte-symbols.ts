/**
 * The character that stands for each byte in the vocabulary of a byte-level tokenizer: printable Latin-1 stands for itself, the
 * others follow from U+0100 on (the scheme of GPT-2, which Qwen's tokenizer.json names `ByteLevel`).
 */
export function byteSymbols(): readonly string[] {
  let moved = 0;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(isPrintable(byte) ? byte : 0x100 + moved++));
}

function isPrintable(byte: number): boolean {
  return (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
}
