import { textOf } from "./read-value";
import { endOf, isEscaped, Kind, kindOf, memberOf, none, startOf, stride, nextOf, type Tape } from "./tape";

/** White space of Unicode and what has no width: a text of nothing else teaches nothing. */
const blank = /^[\s\u0085\u180e\u200b-\u200d\u2060]*$/;

/** Whether a text says nothing. */
export function isBlankWord(text: string): boolean {
  return blank.test(text);
}

/** First bytes in UTF-8 of what `blank` takes beyond ASCII. */
const spaceLeads = new Set([0xc2, 0xe1, 0xe2, 0xe3, 0xef]);

const backslash = 0x5c;

/** Whether a value is a text that says nothing: no character, or none but white space. */
export function isBlankText(tape: Tape, value: number): boolean {
  if (kindOf(tape, value) !== Kind.text) return false;
  const end = endOf(tape, value) - 1;
  let at = startOf(tape, value) + 1;
  while (at < end && tape.bytes[at] === 0x20) at += 1;
  if (at === end) return true;
  const byte = tape.bytes[at] ?? 0;
  // Nearly every text ends the question with its first byte.
  if (byte !== backslash && !spaceLeads.has(byte)) return false;
  return isEscaped(tape, value) ? isBlankWord(textOf(tape, value)) : isBlankWord(tape.bytes.toString("utf8", at, end));
}

/** An optional member: one that is null, an empty list or a blank text says the same as none, as exporters write them. */
export function givenOf(tape: Tape, object: number, name: number): number {
  const value = memberOf(tape, object, name);
  return isGiven(tape, value) ? value : none;
}

/** Whether a value says anything. */
export function isGiven(tape: Tape, value: number): boolean {
  switch (kindOf(tape, value)) {
    case 0:
    case Kind.null:
      return false;
    case Kind.array:
      return nextOf(tape, value) !== value + stride;
    default:
      return !isBlankText(tape, value);
  }
}
