import { deepestNesting } from "../../base/json";
import { endsEarly, type Fault } from "./fault";
import { findName, nameNumbers, type Name } from "./names";
import { scanNumber } from "./scan-number";
import { scanText, textFault } from "./scan-text";
import { escaped, growTape, Kind, nameOf, nextOf, none, stride, type Tape } from "./tape";

const quote = 0x22;
const comma = 0x2c;
const minus = 0x2d;
const colon = 0x3a;
const openList = 0x5b;
const openObject = 0x7b;
/** A closing bracket comes two after its opening one in ASCII. */
const closing = 2;

const literals = [
  { kind: Kind.true, spelt: Buffer.from("true") },
  { kind: Kind.false, spelt: Buffer.from("false") },
  { kind: Kind.null, spelt: Buffer.from("null") },
];

/** Offsets on the tape of what is open, outermost first. */
const openings = new Int32Array(deepestNesting);

/** Bits of the names that each open object has given; two names may share one. */
const givenNames = new Int32Array(deepestNesting);

/** Number of the name that `scanName` has read last. */
let nameRead = 0;

/**
 * Reads one row of JSON, from `tape.start` to `tape.end`, into the tape. It takes the same texts as `JSON.parse`, without
 * making a value of any of them; only half of a surrogate pair it refuses, of which readers make different things [RFC 8259].
 *
 * @returns undefined, or what is wrong and at which byte
 */
export function scanRow(tape: Tape): Fault | undefined {
  const { bytes, words, end } = tape;
  let { cells } = tape;
  let at = skipSpace(bytes, tape.start, end);
  let size = 0;
  let depth = 0;
  let isObject = false;
  nameRead = 0;
  tape.repeated = none;
  for (;;) {
    if (at >= end) return { at: end, says: endsEarly };
    if (size >= cells.length) {
      if (!growTape(tape)) return { at, says: "a row cannot have that many values" };
      cells = tape.cells;
    }
    const value = size;
    const byte = bytes[at] ?? 0;
    size += stride;
    cells[value + 1] = nameRead;
    if (nameRead !== 0) {
      const names = givenNames[depth - 1] ?? 0;
      const bit = 1 << (nameRead & 31);
      givenNames[depth - 1] = names | bit;
      if ((names & bit) !== 0 && tape.repeated === none && isRepeated(tape, openings[depth - 1] ?? 0, value))
        tape.repeated = value;
    }
    cells[value + 2] = at;
    if (byte === quote) {
      const stop = scanText(bytes, words, at + 1, end);
      if (stop === 0) return textFault(bytes, at + 1, end);
      cells[value] = stop < 0 ? Kind.text | escaped : Kind.text;
      at = stop < 0 ? -stop : stop;
    } else if (byte === openObject || byte === openList) {
      cells[value] = byte === openObject ? Kind.object : Kind.array;
      const inner = skipSpace(bytes, at + 1, end);
      if (inner >= end || bytes[inner] !== byte + closing) {
        if (depth === deepestNesting) return { at, says: "the row is nested too deeply" };
        openings[depth] = value;
        givenNames[depth] = 0;
        depth += 1;
        isObject = byte === openObject;
        nameRead = 0;
        at = isObject ? scanName(bytes, words, inner, end) : inner;
        if (at < 0) return nameFault(bytes, words, inner, end);
        continue;
      }
      at = inner + 1;
    } else if (byte === minus || (byte >= 0x30 && byte <= 0x39)) {
      cells[value] = Kind.number;
      const stop = scanNumber(bytes, at, end);
      if (stop < 0) return { at: -stop - 1, says: -stop > end ? endsEarly : "a number is not written so in JSON" };
      at = stop;
    } else {
      const literal = literals.find(({ spelt }) => startsWith(bytes, at, end, spelt));
      if (literal === undefined) return { at, says: "a value is expected here" };
      cells[value] = literal.kind;
      at += literal.spelt.length;
    }
    cells[value + 3] = at;
    cells[value + 4] = size;
    // Closes whatever ends here, until a comma leads to the next value.
    for (;;) {
      at = skipSpace(bytes, at, end);
      if (depth === 0) return at < end ? { at, says: "the row goes on after its JSON value has ended" } : undefined;
      if (at >= end) return { at, says: endsEarly };
      if (bytes[at] === comma) break;
      if (bytes[at] !== (isObject ? openObject : openList) + closing) {
        return { at, says: isObject ? ", or } is expected here" : ", or ] is expected here" };
      }
      at += 1;
      depth -= 1;
      const opening = openings[depth] ?? 0;
      cells[opening + 3] = at;
      cells[opening + 4] = size;
      isObject = depth > 0 && ((cells[openings[depth - 1] ?? 0] ?? 0) & 7) === Kind.object;
    }
    const next = skipSpace(bytes, at + 1, end);
    nameRead = 0;
    at = isObject ? scanName(bytes, words, next, end) : next;
    if (at < 0) return nameFault(bytes, words, next, end);
  }
}

/** Reads `"name":` into `nameRead`. @returns where its value begins, below 0 when it is not there */
function scanName(bytes: Buffer, words: Int32Array, from: number, end: number): number {
  if (from >= end || bytes[from] !== quote) return -1;
  const stop = scanText(bytes, words, from + 1, end);
  if (stop === 0) return -1;
  const after = Math.abs(stop);
  nameRead = stop > 0 ? findName(bytes, from + 1, stop - 1) : escapedName(bytes, from, after);
  const at = skipSpace(bytes, after, end);
  return at < end && bytes[at] === colon ? skipSpace(bytes, at + 1, end) : -1;
}

/** Whether the object that is open gave the name of this member before. */
function isRepeated(tape: Tape, object: number, value: number): boolean {
  for (let child = object + stride; child < value; child = nextOf(tape, child))
    if (nameOf(tape, child) === nameOf(tape, value)) return true;
  return false;
}

function escapedName(bytes: Buffer, from: number, after: number): number {
  // A text that was scanned is JSON.
  return nameNumbers[JSON.parse(bytes.toString("utf8", from, after)) as Name] ?? 0;
}

function nameFault(bytes: Uint8Array, words: Int32Array, from: number, end: number): Fault {
  if (from >= end) return { at: from, says: endsEarly };
  if (bytes[from] !== quote) return { at: from, says: "a name in quotation marks is expected here" };
  const stop = scanText(bytes, words, from + 1, end);
  if (stop === 0) return textFault(bytes, from + 1, end);
  const at = skipSpace(bytes, Math.abs(stop), end);
  return { at, says: at >= end ? endsEarly : "a colon is expected here" };
}

function startsWith(bytes: Uint8Array, at: number, end: number, word: Uint8Array): boolean {
  if (at + word.length > end) return false;
  return word.every((byte, index) => bytes[at + index] === byte);
}

function skipSpace(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const byte = bytes[at];
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) break;
    at += 1;
  }
  return at;
}
