/** Longest line in bytes (our choice: as the documents' largest row elsewhere). */
const longestLineBytes = 32 * 2 ** 20;

/** One line of a file, without its end. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Undefined: the line is too long. */
  readonly bytes: Buffer | undefined;
}

/** Splits a stream of bytes into lines; the end of the file ends the last one. Memory: one line. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let number = 0;
  const hold = (piece: Buffer) => {
    heldBytes += piece.length;
    if (heldBytes <= longestLineBytes) held.push(piece);
  };
  const take = (): Line => {
    const bytes = heldBytes > longestLineBytes ? undefined : Buffer.concat(held);
    held = [];
    heldBytes = 0;
    number += 1;
    return { number, bytes };
  };
  for await (const chunk of chunks) {
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, start)) {
      hold(piece.subarray(start, end));
      start = end + 1;
      yield take();
    }
    if (start < piece.length) hold(piece.subarray(start));
  }
  if (heldBytes > 0) yield take();
}
