import { names } from "../json/names";
import { Kind, kindOf, nameOf, nextOf, root, startOf, stride, type Tape } from "../json/tape";

/** The column of a byte in its line: Unicode characters, from 1. */
export function columnOf(bytes: Uint8Array, lineStart: number, at: number): number {
  let column = 1;
  // Bytes that continue a character count nothing.
  for (let index = lineStart; index < at; index += 1) if (((bytes[index] ?? 0) & 0xc0) !== 0x80) column += 1;
  return column;
}

/** Where a value stands in its row, as a program would write it: `messages[2].role`; empty for the row itself. */
export function pathOf(tape: Tape, value: number): string {
  let path = "";
  let container = root;
  while (container !== value) {
    const isList = kindOf(tape, container) === Kind.array;
    let index = 0;
    let child = container + stride;
    for (; nextOf(tape, child) <= value; child = nextOf(tape, child)) index += 1;
    path += isList ? `[${index}]` : `${path === "" ? "" : "."}${names[nameOf(tape, child)] ?? ""}`;
    container = child;
  }
  return path;
}

/** Longest text that a message repeats. Our choice. */
const shownCharacters = 60;

/** A value as messages show it. */
export function showValue(tape: Tape, value: number, end: number): string {
  const kind = kindOf(tape, value);
  if (kind === Kind.object) return "an object";
  if (kind === Kind.array) return "a list";
  const start = startOf(tape, value);
  // Four bytes are the longest character.
  const cut = Math.min(end, start + shownCharacters * 4);
  const characters = Array.from(tape.bytes.toString("utf8", start, cut));
  return characters.length <= shownCharacters && cut === end
    ? characters.join("")
    : `${characters.slice(0, shownCharacters).join("")}…`;
}
