import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { bosAnswer } from "../answers";
import { receiveBody, type ReceivedBody } from "../body/receive-body";
import { bos, compatible, objectSubject, s3, type BosCall } from "../bos-call";
import { addBucket, requireBucket } from "../buckets/bucket-operations";
import { refuse } from "../errors";

/** Stores an object, in place of one that is there. */
export const putObject = bos({
  name: "PutObject",
  routes: [{ method: "PUT", path: "/_bos/:bucket/:key+" }],
  source: compatible,
  rules: {
    "the ETag is the MD5 of the content": s3,
    "Content-MD5 and x-amz-content-sha256 are checked, else BadDigest and XAmzContentSHA256Mismatch": s3,
    "x-amz-checksum-crc32, -sha1 and -sha256 are checked, in the headers and in a trailer; others are not": ours(
      "boto3 sends crc32 unless told otherwise",
    ),
    "aws-chunked bodies are taken, signed or not, with and without a trailer; the signature of each chunk is checked":
      doc("Hjwvyq84s: single chunk and multiple chunks"),
    "5 GiB at most": s3,
    "where credentials are not checked, a bucket that does not exist is made": ours(
      "whatever a program is configured with is accepted there",
    ),
  },
  requestFields: fieldsFrom(
    s3,
    "Content-Type",
    "Content-MD5",
    "x-amz-content-sha256",
    "x-amz-decoded-content-length",
    "x-amz-checksum-*",
    "x-amz-trailer",
    "x-amz-meta-*",
  ),
  answerFields: fieldsFrom(s3, "ETag"),
  transaction: "own",
  answer: async (call) => {
    const { cloud, context, record, address, request } = call;
    const { world, journal } = context;
    record.subject = objectSubject(address);
    prepareBucket(call);
    const { md5 } = await storeBody(call, ({ blob, bytes, md5: etag }) => {
      const headers = objectHeaders(request.headers);
      const blobs = bytes === 0 ? [] : [{ id: blob, bytes }];
      const replaced = cloud.objects.put({ ...address, blobs, bytes, etag, headers, modifiedAt: world.now() });
      journal.effect({ cloud: "qianfan", effect: "object.put", subject: objectSubject(address), detail: { bytes } });
      return [...replaced.map(({ id }) => id), ...(bytes === 0 ? [blob] : [])];
    });
    return bosAnswer(record.requestId, 200, { ETag: `"${md5}"` });
  },
});

/** Deletes an object. */
export const deleteObject = bos({
  name: "DeleteObject",
  routes: [{ method: "DELETE", path: "/_bos/:bucket/:key+" }],
  source: compatible,
  rules: { "204 whether there was one or not": s3 },
  requestFields: [],
  answerFields: [],
  transaction: "write",
  answer: (call) => {
    const { cloud, context, record, address } = call;
    record.subject = objectSubject(address);
    requireBucket(call);
    const parts = cloud.objects.remove(address.bucket, address.key);
    if (parts !== undefined) {
      context.journal.effect({ cloud: "qianfan", effect: "object.deleted", subject: objectSubject(address) });
      call.dropped.push(...parts.map(({ id }) => id));
    }
    return bosAnswer(record.requestId, 204);
  },
});

/** Longest key in bytes of UTF-8 (S3). */
const longestKeyBytes = 1024;

/**
 * Sees to the bucket before something is put into it. Where credentials are not checked a bucket is made when it is
 * first used (our choice): whatever a program is configured with is accepted there, and its bucket is somebody's.
 *
 * @throws Refusal `NoSuchBucket`, `KeyTooLongError`
 */
export function prepareBucket(call: BosCall): void {
  const { cloud, context, address } = call;
  if (Buffer.byteLength(address.key) > longestKeyBytes) throw refuse("KeyTooLongError");
  const { store, settings } = context;
  if (settings.authenticate) store.read(() => requireBucket(call));
  else if (store.read(() => cloud.buckets.byName(address.bucket)) === undefined) {
    store.write(() => addBucket(call, "bj"));
  }
}

/** A body that has been stored and whose place is not decided yet. */
export interface StoredBody extends ReceivedBody {
  readonly blob: string;
}

/**
 * Takes the body of a call in and then, in one write, puts it into its place.
 *
 * @param place returns the blobs that nothing needs any more.
 */
export async function storeBody(call: BosCall, place: (body: StoredBody) => readonly string[]): Promise<StoredBody> {
  const { blobs, store } = call.context;
  const incoming = receiveBody(call.request, call.chunkKey);
  const blob = await blobs.write(incoming.chunks);
  const stored = { ...incoming.received(), blob };
  try {
    blobs.remove(store.write(() => place(stored)));
  } catch (error) {
    blobs.remove([blob]);
    throw error;
  }
  return stored;
}

/** What a client says about an object when it puts it, and hears again when it gets it. */
const kept = ["content-type", "content-disposition", "content-language", "cache-control", "expires"];

/** The headers of a request that stay with the object. */
export function objectHeaders(headers: Headers): Record<string, string> {
  const found: Record<string, string> = {};
  headers.forEach((value, name) => {
    if (kept.includes(name) || name.startsWith("x-amz-meta-")) found[name] = value;
  });
  const encodings = (headers.get("content-encoding") ?? "").split(",").map((encoding) => encoding.trim());
  // The encoding of the transfer is none of the object's.
  const lasting = encodings.filter((encoding) => encoding !== "" && encoding !== "aws-chunked").join(",");
  return {
    "content-type": "application/octet-stream",
    ...found,
    ...(lasting !== "" && { "content-encoding": lasting }),
  };
}
