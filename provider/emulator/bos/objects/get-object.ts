import { fieldsFrom, ours } from "../../provenance/provenance";
import type { BlobStore } from "../../store/blob-store";
import { bosAnswer } from "../answers";
import { bos, compatible, s3, type BosCall } from "../bos-call";
import { requireBucket } from "../buckets/bucket-operations";
import { refuse } from "../errors";
import type { StoredObject } from "./object-store";

/** Members of the answers about one object. */
const objectFields = fieldsFrom(
  s3,
  "ETag",
  "Content-Length",
  "Content-Type",
  "Last-Modified",
  "Accept-Ranges",
  "Content-Range",
  "x-amz-meta-*",
);

/** Gives an object, or a part of it. */
export const getObject = bos({
  name: "GetObject",
  routes: [{ method: "GET", path: "/_bos/:bucket/:key+" }],
  source: compatible,
  rules: {
    "one range is answered with 206, one behind the end refused with InvalidRange": s3,
    "several ranges are answered with the whole": ours("as RFC 9110 lets a server"),
    "If-Match and If-None-Match are heeded, dates are not": ours("what boto3 sends"),
    "NoSuchKey, and NoSuchBucket before it": s3,
  },
  requestFields: fieldsFrom(s3, "Range", "If-Match", "If-None-Match"),
  answerFields: objectFields,
  transaction: "read",
  answer: (call) => {
    const object = requireObject(call);
    return objectAnswer(call, object, (range) => objectContent(call.context.blobs, object, range));
  },
});

/** Tells what GetObject would give. */
export const headObject = bos({
  name: "HeadObject",
  routes: [{ method: "HEAD", path: "/_bos/:bucket/:key+" }],
  source: compatible,
  rules: { "404 without a body where there is none": s3 },
  requestFields: fieldsFrom(s3, "Range", "If-Match", "If-None-Match"),
  answerFields: objectFields,
  transaction: "read",
  answer: (call) => objectAnswer(call, requireObject(call), undefined),
});

/** The object that a call names. @throws Refusal `NoSuchBucket`, `NoSuchKey` */
function requireObject(call: BosCall): StoredObject {
  requireBucket(call);
  const object = call.cloud.objects.get(call.address.bucket, call.address.key);
  if (object === undefined) throw refuse("NoSuchKey");
  return object;
}

/** How an object is answered: its headers, and its bytes or a part of them. `body` undefined: the headers only. */
function objectAnswer(
  { request, record }: BosCall,
  object: StoredObject,
  body: ((range: { readonly start: number; readonly end: number }) => AsyncIterable<Uint8Array>) | undefined,
): Response {
  const etag = `"${object.etag}"`;
  const headers = {
    ...object.headers,
    ETag: etag,
    "Last-Modified": new Date(object.modifiedAt).toUTCString(),
    "Accept-Ranges": "bytes",
  };
  const matches = (name: string) => {
    const given = request.headers.get(name);
    return given === null ? undefined : given === "*" || given.split(",").some((one) => one.trim() === etag);
  };
  if (matches("if-match") === false) throw refuse("PreconditionFailed");
  if (matches("if-none-match") === true) return bosAnswer(record.requestId, 304, headers);
  const range = readRange(request.headers.get("range"), object.bytes);
  const part = range ?? { start: 0, end: object.bytes };
  const length = { "Content-Length": String(part.end - part.start) };
  const place = range && { "Content-Range": `bytes ${range.start}-${range.end - 1}/${object.bytes}` };
  const content = body === undefined ? null : ReadableStream.from(body(part));
  return bosAnswer(record.requestId, range === undefined ? 200 : 206, { ...headers, ...length, ...place }, content);
}

/**
 * The part that a `Range` header asks for, its end exclusive; undefined for the whole: without the header, or with one
 * that names no single range of bytes ([RFC 9110] lets it be ignored).
 *
 * @throws Refusal `InvalidRange` for one that begins behind the end
 */
function readRange(header: string | null, bytes: number): { start: number; end: number } | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  const start = first === "" ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first === "" || last === "" ? bytes : Math.min(bytes, Number(last) + 1);
  if (start >= bytes || (first === "" && Number(last) === 0)) throw refuse("InvalidRange");
  return end <= start ? undefined : { start, end };
}

/** The bytes of an object, or a part of them, read from its pieces one after the other. */
export async function* objectContent(
  blobs: BlobStore,
  object: Pick<StoredObject, "blobs" | "bytes">,
  range = { start: 0, end: object.bytes },
): AsyncGenerator<Uint8Array> {
  let offset = 0;
  for (const { id, bytes } of object.blobs) {
    const start = Math.max(0, range.start - offset);
    const end = Math.min(bytes, range.end - offset);
    if (start < end) yield* blobs.read(id, { start, end });
    offset += bytes;
  }
}
