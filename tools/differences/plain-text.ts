/** Text of a mark in Markdown: what would be read as mark-up is escaped. */
export function plainText(text: string): string {
  return text.replace(/([*_<>#[\]])/g, "\\$1");
}
