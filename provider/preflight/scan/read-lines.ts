import type { ByteSource } from "./byte-source";

/** What is done with the bytes and lines of a file, in their order. */
export interface LineVisitor {
  /** Bytes as they are read. */
  bytes?(chunk: Buffer): void;
  /** The stretch of whole lines that the next calls of `line` are about. */
  block?(bytes: Buffer, start: number, end: number): void;
  /** A line without its end. @returns false to stop reading */
  line(bytes: Buffer, start: number, end: number): boolean;
  /** A line that is longer than `mostLineBytes`, and how long it is. */
  longLine(bytes: number): void;
}

/** Longest line that is read. Our choice. */
export const mostLineBytes = 32 * 2 ** 20;

/** Bytes of one read: they stay in the processor's cache while everything looks at them. */
const chunkBytes = 256 * 1024;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Reads a file once, line by line, with one buffer that is as long as the longest line and not longer than `mostLineBytes`. */
export function readLines(source: ByteSource, visitor: LineVisitor): void {
  let buffer = Buffer.from(new ArrayBuffer(chunkBytes));
  let kept = 0;
  let position = 0;
  /** Bytes of a line that is too long, as far as it was read; 0 where none is. */
  let skipped = 0;
  for (;;) {
    const length = source(buffer, kept, buffer.length - kept, position);
    if (length === 0) break;
    position += length;
    visitor.bytes?.(buffer.subarray(kept, kept + length));
    const end = kept + length;
    let start = 0;
    if (skipped > 0) {
      const skippedTo = buffer.indexOf(lineFeed);
      const isOver = skippedTo >= 0 && skippedTo < end;
      skipped += isOver ? skippedTo : end;
      if (!isOver) continue;
      visitor.longLine(skipped);
      skipped = 0;
      start = skippedTo + 1;
    }
    const blockEnd = buffer.lastIndexOf(lineFeed, end - 1) + 1;
    if (blockEnd > start && !visitLines(visitor, buffer, start, blockEnd)) return;
    start = Math.max(start, blockEnd);
    kept = end - start;
    if (kept > mostLineBytes) {
      skipped = kept;
      kept = 0;
      buffer = Buffer.from(new ArrayBuffer(chunkBytes));
    } else if (kept < buffer.length) buffer.copyWithin(0, start, end);
    else {
      const larger = Buffer.from(new ArrayBuffer(Math.min(buffer.length * 2, mostLineBytes + chunkBytes)));
      buffer.copy(larger, 0, start, end);
      buffer = larger;
    }
  }
  if (skipped > 0) visitor.longLine(skipped);
  else if (kept > 0) {
    visitor.block?.(buffer, 0, kept);
    visitor.line(buffer, 0, lineEnd(buffer, 0, kept));
  }
}

function visitLines(visitor: LineVisitor, buffer: Buffer, from: number, blockEnd: number): boolean {
  visitor.block?.(buffer, from, blockEnd);
  for (let start = from; start < blockEnd;) {
    const feed = buffer.indexOf(lineFeed, start);
    if (feed - start > mostLineBytes) visitor.longLine(feed - start);
    else if (!visitor.line(buffer, start, lineEnd(buffer, start, feed))) return false;
    start = feed + 1;
  }
  return true;
}

function lineEnd(buffer: Buffer, start: number, end: number): number {
  return end > start && buffer[end - 1] === carriageReturn ? end - 1 : end;
}
