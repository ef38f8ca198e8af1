/** Order by bytes. Encoded text is ASCII, where the order of code units is that of bytes, unlike a locale's. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
