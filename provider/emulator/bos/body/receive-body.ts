import { createHash, type Hash } from "node:crypto";
import { refuse } from "../errors";
import type { ChunkKey } from "../authentication/verify-request";
import { decodeAwsChunked, type ChunkEncoding } from "./decode-aws-chunked";
import { promisedChecksums } from "./promised-checksums";

/** Largest object of one request (S3 PutObject). */
const largestBytes = 5 * 2 ** 30;

/** What a body turned out to be. */
export interface ReceivedBody {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly md5: string;
}

/** A body while it comes in, and what it was once it has ended and everything that its headers promise holds. */
export interface IncomingBody {
  readonly chunks: AsyncIterable<Uint8Array>;
  received(): ReceivedBody;
}

/**
 * Reads the body of a PUT: takes `aws-chunked` encoding off, and checks what was promised about it (Content-Length,
 * Content-MD5, x-amz-content-sha256, x-amz-checksum-*, also as a trailer).
 *
 * @param chunkKey absent: signatures are not checked.
 * @throws Refusal from the chunks, at their end at the latest
 */
export function receiveBody(request: Request, chunkKey: ChunkKey | undefined): IncomingBody {
  const { headers } = request;
  const payload = headers.get("x-amz-content-sha256") ?? "UNSIGNED-PAYLOAD";
  const sha256 = /^[0-9a-f]{64}$/i.test(payload) ? createHash("sha256") : undefined;
  const md5 = createHash("md5");
  const promised = promisedChecksums(headers);
  let bytes = 0;
  let outcome: ReceivedBody | undefined;

  async function* chunks(): AsyncGenerator<Uint8Array> {
    const raw = untilBrokenOff(request);
    const encoding = chunkEncoding(payload, chunkKey);
    for await (const chunk of encoding === undefined ? raw : decodeAwsChunked(raw, encoding, promised.addTrailer)) {
      bytes += chunk.length;
      if (bytes > largestBytes) throw refuse("EntityTooLarge");
      md5.update(chunk);
      sha256?.update(chunk);
      promised.update(chunk);
      yield chunk;
    }
    const declared = headers.get(encoding === undefined ? "content-length" : "x-amz-decoded-content-length");
    if (declared !== null && Number(declared) !== bytes) throw refuse("IncompleteBody");
    if (sha256 !== undefined) requireSha256(payload, sha256);
    promised.requireKept();
    outcome = { bytes, md5: requireMd5(headers.get("content-md5"), md5.digest()).toString("hex") };
  }

  return {
    chunks: chunks(),
    received: () => {
      if (outcome === undefined) throw new Error("The body has not been read to its end.");
      return outcome;
    },
  };
}

/** Undefined where the body is what it is. */
function chunkEncoding(payload: string, key: ChunkKey | undefined): ChunkEncoding | undefined {
  if (!payload.startsWith("STREAMING-")) return undefined;
  const isSigned = payload.startsWith("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
  return { hasTrailer: payload.endsWith("-TRAILER"), ...(isSigned && key !== undefined && { key }) };
}

function requireSha256(stated: string, hash: Hash): void {
  if (hash.digest("hex") !== stated.toLowerCase()) throw refuse("XAmzContentSHA256Mismatch");
}

function requireMd5(stated: string | null, digest: Buffer): Buffer {
  if (stated === null) return digest;
  const promised = Buffer.from(stated, "base64");
  if (promised.length !== digest.length) throw refuse("InvalidDigest");
  if (!promised.equals(digest)) throw refuse("BadDigest");
  return digest;
}

/** The client has gone away, or sent less than it announced. */
async function* untilBrokenOff({ body }: Request): AsyncGenerator<Uint8Array> {
  // A stream of the Web is one to iterate over in Node.
  const stream: AsyncIterable<Uint8Array> | undefined = body ?? undefined;
  if (stream === undefined) return;
  try {
    yield* stream;
  } catch {
    throw refuse("IncompleteBody");
  }
}
