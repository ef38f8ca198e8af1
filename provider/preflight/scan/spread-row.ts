const quote = 0x22;
const backslash = 0x5c;

/** Follows a row that was written over several lines, so that what is inside it is not taken for rows. */
export interface SpreadRow {
  /** Takes in a line that begins such a row. */
  begin(bytes: Uint8Array, start: number, end: number): void;
  /** Whether the line belongs to the row that was begun; its last line does. */
  goesOn(bytes: Uint8Array, start: number, end: number): boolean;
}

/** None begun yet. */
export function createSpreadRow(): SpreadRow {
  /** Brackets that are open. */
  let depth = 0;
  return {
    begin: (bytes, start, end) => {
      depth = depthOf(bytes, start, end);
    },
    goesOn: (bytes, start, end) => {
      // Where a row was cut off, the next one begins with its bracket; what is inside a row is indented.
      if (depth <= 0 || bytes[start] === 0x7b || bytes[start] === 0x5b) {
        depth = 0;
        return false;
      }
      depth += depthOf(bytes, start, end);
      return true;
    },
  };
}

/** Brackets that a line opens, less those that it closes; what stands in texts counts nothing. */
function depthOf(bytes: Uint8Array, start: number, end: number): number {
  let depth = 0;
  let isText = false;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at];
    if (isText && byte === backslash) at += 1;
    else if (byte === quote) isText = !isText;
    else if (isText) continue;
    else if (byte === 0x7b || byte === 0x5b) depth += 1;
    else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return depth;
}
