import { printable, printableJson } from "../base/printable";

/** Says what was asked for, on standard output. */
export function print(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

/** The same for a script: one line of JSON. */
export function printJson(value: unknown): void {
  process.stdout.write(`${printableJson(value)}\n`);
}

/** Says something beside the output that a script may read. */
export function note(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}
