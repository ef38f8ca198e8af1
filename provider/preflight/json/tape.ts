/** Index of the row's own value. */
export const root = 0;

/** Index that stands for "there is no such value". */
export const none = -1;

/** Kinds of JSON values. */
export const Kind = { object: 1, array: 2, text: 3, number: 4, true: 5, false: 6, null: 7 } as const;

/** Numbers that a tape holds for one value: kind with flags, name, start, end, and where the next value begins. */
export const stride = 5;

/** Set in a value's kind when its text holds an escape, so that it must be decoded to be read. */
export const escaped = 8;

const kindMask = 7;

/** Values that one row may have (our choice: bounds the memory, and no row that trains a model comes near it). */
export const mostValues = 1 << 20;

const firstValues = 1 << 10;

/**
 * One row as a flat list of its values in the order of the text, each followed by what is inside it. It is used again for
 * every row, so that a row costs no memory of its own.
 */
export interface Tape {
  /** `stride` numbers a value. */
  cells: Int32Array;
  /** The file's bytes around the row. */
  bytes: Buffer;
  /** The same memory, four bytes a number. */
  words: Int32Array;
  /** Where the row begins in `bytes`. */
  start: number;
  /** Where it ends. */
  end: number;
  /** Every byte of the row is ASCII. */
  isAscii: boolean;
  /** Somewhere near the row stands what may be the tag of thinking. */
  mayThink: boolean;
  /** The first member whose name its object has given before, `none` where there is none. */
  repeated: number;
}

/** An empty tape. */
export function createTape(): Tape {
  return {
    cells: new Int32Array(firstValues * stride),
    bytes: Buffer.alloc(0),
    words: new Int32Array(0),
    start: 0,
    end: 0,
    isAscii: true,
    mayThink: true,
    repeated: none,
  };
}

/** Makes room for more values. @returns false when the row has too many */
export function growTape(tape: Tape): boolean {
  if (tape.cells.length >= mostValues * stride) return false;
  const larger = new Int32Array(Math.min(tape.cells.length * 2, mostValues * stride));
  larger.set(tape.cells);
  tape.cells = larger;
  return true;
}

/** What a value is. */
export function kindOf(tape: Tape, value: number): number {
  return value === none ? 0 : (tape.cells[value] ?? 0) & kindMask;
}

/** Whether a text or a name holds an escape. */
export function isEscaped(tape: Tape, value: number): boolean {
  return ((tape.cells[value] ?? 0) & escaped) !== 0;
}

/** Number of the value's name in its object, 0 for a name that no rule knows. */
export function nameOf(tape: Tape, value: number): number {
  return tape.cells[value + 1] ?? 0;
}

/** Where the value begins in the bytes; a text begins at its quotation mark. */
export function startOf(tape: Tape, value: number): number {
  return tape.cells[value + 2] ?? 0;
}

/** Where the value ends in the bytes. */
export function endOf(tape: Tape, value: number): number {
  return tape.cells[value + 3] ?? 0;
}

/** The value after this one and all that is inside it. */
export function nextOf(tape: Tape, value: number): number {
  return tape.cells[value + 4] ?? 0;
}

/** A member of an object, the last one where a name is given twice, as every JSON reader has it; `none` when it is absent. */
export function memberOf(tape: Tape, object: number, name: number): number {
  let found = none;
  if (kindOf(tape, object) !== Kind.object) return found;
  const end = nextOf(tape, object);
  for (let child = object + stride; child < end; child = nextOf(tape, child)) {
    if (nameOf(tape, child) === name) found = child;
  }
  return found;
}

/** The members of an object or the items of a list, in their order. */
export function* childrenOf(tape: Tape, value: number): Generator<number> {
  const end = value === none ? none : nextOf(tape, value);
  for (let child = value + stride; child < end; child = nextOf(tape, child)) yield child;
}

/** Whether an object has two members that hold nothing inside: as nearly all messages do, which have a role and a content alone. */
export function isPlainPair(tape: Tape, object: number): boolean {
  return nextOf(tape, object) === object + 3 * stride;
}
