import { errorText } from "../base/error-text";
import { printable, printableJson, printableLine } from "../base/printable";

/** Says what was asked for, on standard output. */
export function print(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

/** The same for a script: one line of JSON. */
export function printJson(value: unknown): void {
  process.stdout.write(`${printableJson(value)}\n`);
}

/** Says something beside the output that a script may read, on one line: names of others stand in it. */
export function note(text: string): void {
  process.stderr.write(`${printableLine(text)}\n`);
}

/** Writes lines of a log to the same place, each with its end. */
export function log(lines: string): void {
  process.stderr.write(printable(lines));
}

/** Says in the same place what went wrong, and what to do next. */
export function noteError(error: unknown, before = "error: "): void {
  process.stderr.write(`${before}${errorText(error)}\n`);
}
