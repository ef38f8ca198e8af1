import { BosRefusal } from "../answer/bos-refusal";

/** Longest line between chunks (our choice: the longest that is defined is a signature and a number). */
const longestLine = 8 * 1024;

/** Reads lines and runs of bytes from a stream. */
export interface ChunkReader {
  /** A line without its `\r\n`. */
  line(): Promise<string>;
  /** So many bytes, in the pieces in which they come. */
  bytes(count: number): AsyncGenerator<Uint8Array>;
}

/** @throws BosRefusal `IncompleteBody` where the stream ends too early */
export function createChunkReader(chunks: AsyncIterable<Uint8Array>): ChunkReader {
  const iterator = chunks[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array();

  async function more(): Promise<Uint8Array> {
    const next: IteratorResult<Uint8Array, unknown> = await iterator.next();
    if (next.done === true) throw new BosRefusal("IncompleteBody");
    return next.value;
  }

  return {
    line: async () => {
      let line = Buffer.alloc(0);
      for (;;) {
        const end = held.indexOf(10);
        line = Buffer.concat([line, end < 0 ? held : held.subarray(0, end)]);
        held = end < 0 ? new Uint8Array() : held.subarray(end + 1);
        if (line.length > longestLine) throw new BosRefusal("InvalidRequest", "A line between chunks is too long.");
        if (end >= 0) return line.toString("latin1").replace(/\r$/, "");
        held = await more();
      }
    },
    bytes: async function* (count) {
      let left = count;
      while (left > 0) {
        if (held.length === 0) held = await more();
        const piece = held.subarray(0, left);
        held = held.subarray(piece.length);
        left -= piece.length;
        if (piece.length > 0) yield piece;
      }
    },
  };
}
