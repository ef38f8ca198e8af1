import { createHash } from "node:crypto";
import type { ChunkKey } from "../authentication/verify-request";
import { sha256Hex, signLines } from "../authentication/canonical-request";
import { refuse } from "../errors";

/** How the chunks of a body are encoded. */
export interface ChunkEncoding {
  /** Each chunk carries a signature. Absent: none does, or nobody checks them. */
  readonly key?: ChunkKey;
  readonly hasTrailer: boolean;
}

const emptyHash = sha256Hex("");

/**
 * The bytes inside `aws-chunked` encoding (S3 sigv4-streaming): `<hex size>[;chunk-signature=…]`, the bytes, a line end,
 * until a chunk of size 0, after which headers may follow.
 *
 * @param onTrailer is given the headers after the last chunk.
 * @throws Refusal `SignatureDoesNotMatch` for a chunk or a trailer whose signature is wrong, `IncompleteBody`
 */
export async function* decodeAwsChunked(
  chunks: AsyncIterable<Uint8Array>,
  { key, hasTrailer }: ChunkEncoding,
  onTrailer: (headers: ReadonlyMap<string, string>) => void,
): AsyncGenerator<Uint8Array> {
  const reader = createChunkReader(chunks);
  let signature = key?.seed ?? "";
  for (;;) {
    const { size, stated } = readHead(await reader.line());
    const hash = createHash("sha256");
    for await (const piece of reader.bytes(size)) {
      if (key !== undefined) hash.update(piece);
      yield piece;
    }
    if (key !== undefined) {
      signature = requireSignature(key, "PAYLOAD", stated, signature, emptyHash, hash.digest("hex"));
    }
    if (size === 0) break;
    await reader.line();
  }
  onTrailer(hasTrailer ? await readTrailer(reader, key, signature) : new Map());
}

function readHead(line: string): { readonly size: number; readonly stated: string } {
  const [, size, stated = ""] = /^([0-9a-f]{1,10})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(line) ?? [];
  if (size === undefined) throw refuse("InvalidRequest", "The body is not aws-chunked as its headers say.");
  return { size: Number.parseInt(size, 16), stated };
}

async function readTrailer(
  reader: ChunkReader,
  key: ChunkKey | undefined,
  previous: string,
): Promise<ReadonlyMap<string, string>> {
  const headers = new Map<string, string>();
  let stated = "";
  for (let line = await reader.line(); line !== ""; line = await reader.line()) {
    const at = line.indexOf(":");
    const [name, value] = [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    if (name === "x-amz-trailer-signature") stated = value;
    else headers.set(name, value);
    if (headers.size > mostTrailers) throw refuse("InvalidRequest", "There are too many trailers.");
  }
  const text = [...headers].map(([name, value]) => `${name}:${value}\n`).join("");
  if (key !== undefined) requireSignature(key, "TRAILER", stated, previous, sha256Hex(text));
  return headers;
}

/** @returns the signature, which the next one is chained with */
function requireSignature(
  { key, timestamp, scope }: ChunkKey,
  kind: "PAYLOAD" | "TRAILER",
  stated: string,
  previous: string,
  ...hashes: readonly string[]
): string {
  const expected = signLines(key, `AWS4-HMAC-SHA256-${kind}`, timestamp, scope, previous, ...hashes);
  if (expected !== stated) throw refuse("SignatureDoesNotMatch", "The signature of a chunk does not match.");
  return expected;
}

/** Most headers after the last chunk (our choice: a checksum is all that is defined). */
const mostTrailers = 100;

/** Longest line between chunks (our choice: the longest that is defined is a signature and a number). */
const longestLine = 8 * 1024;

/** Reads lines and runs of bytes from a stream. */
interface ChunkReader {
  /** A line without its `\r\n`. */
  line(): Promise<string>;
  /** So many bytes, in the pieces in which they come. */
  bytes(count: number): AsyncGenerator<Uint8Array>;
}

/** @throws Refusal `IncompleteBody` where the stream ends too early */
function createChunkReader(chunks: AsyncIterable<Uint8Array>): ChunkReader {
  const iterator = chunks[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array();

  async function more(): Promise<Uint8Array> {
    const next: IteratorResult<Uint8Array, unknown> = await iterator.next();
    if (next.done === true) throw refuse("IncompleteBody");
    return next.value;
  }

  return {
    line: async () => {
      let line = Buffer.alloc(0);
      for (;;) {
        const end = held.indexOf(10);
        line = Buffer.concat([line, end < 0 ? held : held.subarray(0, end)]);
        held = end < 0 ? new Uint8Array() : held.subarray(end + 1);
        if (line.length > longestLine) throw refuse("InvalidRequest", "A line between chunks is too long.");
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
