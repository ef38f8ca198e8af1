import { createHash } from "node:crypto";
import type { ByteSource } from "./byte-source";
import { keptFindings } from "./finding";
import { readLines } from "./read-lines";
import { createSeenRows } from "./seen-rows";

/** A row that equals an earlier one byte by byte. */
export interface Duplicate {
  readonly line: number;
  readonly firstLine: number;
}

/** What the bytes of a file tell without being understood. */
export interface FileDigest {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly md5: string;
  /** Rows that equal an earlier one. */
  readonly duplicates: number;
  readonly firstDuplicates: readonly Duplicate[];
  /** False where there were more rows than can be remembered, so that duplicates may be missing. */
  readonly duplicatesAreComplete: boolean;
}

/** Whether a line begins and ends with brackets as rows do: the lines of a row that is spread over many repeat each other. */
function isWhole(bytes: Uint8Array, start: number, end: number): boolean {
  const first = byteBeside(bytes, start, end, 1);
  const last = byteBeside(bytes, end - 1, start - 1, -1);
  return (first === 0x7b || first === 0x5b) && last === first + 2;
}

/** The first byte from `from` on, in steps towards `to`, that is no white space. */
function byteBeside(bytes: Uint8Array, from: number, to: number, step: 1 | -1): number {
  let at = from;
  while (at !== to && (bytes[at] ?? 0) <= 0x20) at += step;
  return at === to ? 0 : (bytes[at] ?? 0);
}

/** Hashes a file and finds the rows that it repeats, in one pass. */
export function digestFile(source: ByteSource, fileBytes: number): FileDigest {
  const sha256 = createHash("sha256");
  const md5 = createHash("md5");
  const seen = createSeenRows(fileBytes);
  const firstDuplicates: Duplicate[] = [];
  let bytes = 0;
  let duplicates = 0;
  let line = 0;
  let view: DataView = new DataView(new ArrayBuffer(0));
  readLines(source, {
    bytes: (chunk) => {
      bytes += chunk.length;
      sha256.update(chunk);
      md5.update(chunk);
    },
    block: ({ buffer, byteOffset, byteLength }) => {
      view = new DataView(buffer, byteOffset, byteLength);
    },
    line: (buffer, start, end) => {
      line += 1;
      if (!isWhole(buffer, start, end)) return true;
      const firstLine = seen.add(view, start, end, line);
      if (firstLine === 0) return true;
      duplicates += 1;
      if (firstDuplicates.length < keptFindings) firstDuplicates.push({ line, firstLine });
      return true;
    },
    longLine: () => {
      line += 1;
    },
  });
  return {
    bytes,
    sha256: sha256.digest("hex"),
    md5: md5.digest("hex"),
    duplicates,
    firstDuplicates,
    duplicatesAreComplete: seen.isComplete(),
  };
}
