import { endOf, isEscaped, startOf, type Tape } from "./tape";

/** The value as it stands in the file. */
export function rawOf(tape: Tape, value: number): string {
  return tape.bytes.toString("utf8", startOf(tape, value), endOf(tape, value));
}

/** The value itself. */
export function valueOf(tape: Tape, value: number): unknown {
  return JSON.parse(rawOf(tape, value));
}

/** What a text says. */
export function textOf(tape: Tape, value: number): string {
  // A text on the tape is a text of JSON.
  return isEscaped(tape, value) ? (valueOf(tape, value) as string) : rawOf(tape, value).slice(1, -1);
}

/** Whether a text says this ASCII word. */
export function saysWord(tape: Tape, value: number, word: string): boolean {
  if (isEscaped(tape, value)) return textOf(tape, value) === word;
  const start = startOf(tape, value) + 1;
  if (endOf(tape, value) - start - 1 !== word.length) return false;
  for (let index = 0; index < word.length; index += 1) {
    if (tape.bytes[start + index] !== word.charCodeAt(index)) return false;
  }
  return true;
}
