import { printableText } from "./printable";

/** Says something beside the output that a script may read. */
export function note(text: string): void {
  process.stderr.write(`${printableText(text)}\n`);
}
