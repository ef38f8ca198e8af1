/** Escape sequences and other controls; a line feed is left to whoever keeps lines. */
const controls = /[^\P{Cc}\n]+/gu;

/** A text of several lines that may come from a cloud, without what could steer the reader's terminal. */
export function printableText(text: string): string {
  return text.replace(controls, " ");
}

/** The same on one line. */
export function printableLine(text: string): string {
  return printableText(text).replace(/\s+/g, (blank) => (blank.includes("\n") ? " " : blank));
}
