import type { WireBody } from "./exchange";

/** One file of a multipart form. */
export interface FilePart {
  readonly fieldName: string;
  readonly fileName: string;
  readonly content: Uint8Array | AsyncIterable<Uint8Array>;
  /** Bytes; needed only for a stream whose length is known, so that the whole request's length is. */
  readonly length?: number;
}

/** One text field of a multipart form. */
export interface TextPart {
  readonly fieldName: string;
  readonly text: string;
}

/**
 * Encodes a multipart form [RFC 7578] as a stream, so that a large file never lies in memory; Node's own `FormData`
 * takes no streams. `boundary` must not occur in any part.
 */
export function encodeMultipart(texts: readonly TextPart[], files: readonly FilePart[], boundary: string): WireBody {
  const closing = bytes(`--${boundary}--\r\n`);
  const pieces: Piece[] = [
    ...texts.map((part) => piece(boundary, quoted("name", part.fieldName), bytes(part.text))),
    ...files.map((part) => piece(boundary, fileDisposition(part), part.content, part.length)),
  ];
  const length = totalLength(pieces, closing.byteLength);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    content: stream(pieces, closing),
    ...(length !== undefined && { length }),
  };
}

interface Piece {
  readonly head: Uint8Array;
  readonly content: Uint8Array | AsyncIterable<Uint8Array>;
  readonly contentLength: number | undefined;
}

const lineEnd = bytes("\r\n");

async function* stream(pieces: readonly Piece[], closing: Uint8Array): AsyncGenerator<Uint8Array> {
  for (const { head, content } of pieces) {
    yield head;
    if (content instanceof Uint8Array) yield content;
    else yield* content;
    yield lineEnd;
  }
  yield closing;
}

function piece(boundary: string, disposition: string, content: Piece["content"], length?: number): Piece {
  const head = bytes(`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`);
  return { head, content, contentLength: content instanceof Uint8Array ? content.byteLength : length };
}

function fileDisposition(part: FilePart): string {
  return `${quoted("name", part.fieldName)}; ${quoted("filename", part.fileName)}\r\nContent-Type: application/octet-stream`;
}

/** Browsers' escaping (HTML standard, multipart/form-data encoding algorithm). */
function quoted(name: string, value: string): string {
  const escaped = value.replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/"/g, "%22");
  return `${name}="${escaped}"`;
}

function totalLength(pieces: readonly Piece[], closingLength: number): number | undefined {
  let total = closingLength;
  for (const { head, contentLength } of pieces) {
    if (contentLength === undefined) return undefined;
    total += head.byteLength + contentLength + lineEnd.byteLength;
  }
  return total;
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text, "utf8");
}
