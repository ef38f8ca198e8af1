import { fieldsFrom, ours } from "../../provenance/provenance";
import { bosAnswer, xmlAnswer } from "../answers";
import { bos, compatible, objectSubject, s3, type BosCall } from "../bos-call";
import { requireBucket } from "../buckets/bucket-operations";
import { refuse } from "../errors";
import { objectHeaders, prepareBucket, storeBody } from "../objects/put-object";
import type { Upload } from "./upload-store";

/** The multipart upload that a call names. Inside a transaction. @throws Refusal `NoSuchBucket`, `NoSuchUpload` */
export function requireUpload(call: BosCall): Upload {
  const { cloud, query, address } = call;
  requireBucket(call);
  const upload = cloud.uploads.get(query.get("uploadId") ?? "");
  if (upload === undefined || upload.bucket !== address.bucket || upload.key !== address.key) {
    throw refuse("NoSuchUpload");
  }
  return upload;
}

const idLength = 32;
const idAlphabet = "0123456789abcdef";

/** Starts a multipart upload. */
export const createMultipartUpload = bos({
  name: "CreateMultipartUpload",
  routes: [{ method: "POST", path: "/_bos/:bucket/:key+", query: ["uploads"] }],
  source: compatible,
  rules: { "an upload never ends by itself": ours("S3 leaves it to rules of the bucket") },
  requestFields: fieldsFrom(s3, "uploads", "Content-Type", "x-amz-meta-*"),
  answerFields: fieldsFrom(s3, "Bucket", "Key", "UploadId"),
  transaction: "write",
  answer: (call) => {
    const { cloud, context, record, address, request } = call;
    const { world, journal } = context;
    record.subject = objectSubject(address);
    prepareBucket(call);
    const id = world.randomText(idLength, idAlphabet);
    cloud.uploads.insert({ ...address, id, headers: objectHeaders(request.headers), createdAt: world.now() });
    const detail = { uploadId: id };
    journal.effect({ cloud: "qianfan", effect: "upload.created", subject: objectSubject(address), detail });
    return xmlAnswer(record.requestId, "InitiateMultipartUploadResult", {
      Bucket: address.bucket,
      Key: address.key,
      UploadId: id,
    });
  },
});

/** Most parts of an upload (S3). */
export const mostParts = 10_000;

/** Stores one part of a multipart upload, in place of one with its number. */
export const uploadPart = bos({
  name: "UploadPart",
  routes: [{ method: "PUT", path: "/_bos/:bucket/:key+", query: ["partNumber", "uploadId"] }],
  source: compatible,
  rules: {
    "numbers from 1 to 10,000, in any order": s3,
    "the body is checked as that of PutObject": s3,
  },
  requestFields: fieldsFrom(s3, "partNumber", "uploadId", "Content-MD5", "x-amz-content-sha256", "x-amz-checksum-*"),
  answerFields: fieldsFrom(s3, "ETag"),
  transaction: "own",
  answer: async (call) => {
    const { cloud, context, record, address, query } = call;
    const { store, world, journal } = context;
    record.subject = objectSubject(address);
    const number = Number(query.get("partNumber"));
    if (!Number.isInteger(number) || number < 1 || number > mostParts) {
      throw refuse("InvalidArgument", `Part number must be an integer between 1 and ${mostParts}.`);
    }
    store.read(() => requireUpload(call));
    const { md5 } = await storeBody(call, ({ blob, bytes, md5: etag }) => {
      const { id } = requireUpload(call);
      const part = { upload_id: id, number, blob, bytes, etag, modified_at: world.now() };
      const replaced = cloud.uploads.putPart(part);
      const detail = { uploadId: id, part: number, bytes };
      journal.effect({ cloud: "qianfan", effect: "upload.part", subject: objectSubject(address), detail });
      return replaced === undefined ? [] : [replaced];
    });
    return bosAnswer(record.requestId, 200, { ETag: `"${md5}"` });
  },
});

/** Most parts of one page (S3). */
const mostPartsOfPage = 1000;

/** Lists the parts of a multipart upload, a page at a time. */
export const listParts = bos({
  name: "ListParts",
  routes: [{ method: "GET", path: "/_bos/:bucket/:key+", query: ["uploadId"] }],
  source: compatible,
  rules: {
    "1000 parts a page at most": s3,
    "a wrong max-parts counts as none": ours("not stated"),
  },
  requestFields: fieldsFrom(s3, "uploadId", "max-parts", "part-number-marker"),
  answerFields: fieldsFrom(
    s3,
    "Bucket",
    "Key",
    "UploadId",
    "PartNumberMarker",
    "NextPartNumberMarker",
    "MaxParts",
    "IsTruncated",
    "Part[].PartNumber",
    "Part[].LastModified",
    "Part[].ETag",
    "Part[].Size",
  ),
  transaction: "read",
  answer: (call) => {
    const { cloud, record, query, address } = call;
    const marker = Number(query.get("part-number-marker") ?? 0) || 0;
    const maxParts = Math.min(mostPartsOfPage, Number(query.get("max-parts") ?? mostPartsOfPage) || mostPartsOfPage);
    const { id } = requireUpload(call);
    const parts = cloud.uploads.parts(id).filter(({ number }) => number > marker);
    const page = parts.slice(0, maxParts);
    return xmlAnswer(record.requestId, "ListPartsResult", {
      Bucket: address.bucket,
      Key: address.key,
      UploadId: id,
      PartNumberMarker: marker,
      NextPartNumberMarker: page.at(-1)?.number ?? 0,
      MaxParts: maxParts,
      IsTruncated: page.length < parts.length,
      Part: page.map(({ number, modified_at: at, etag, bytes }) => ({
        PartNumber: number,
        LastModified: new Date(at).toISOString(),
        ETag: `"${etag}"`,
        Size: bytes,
      })),
    });
  },
});

/** Gives a multipart upload up. */
export const abortMultipartUpload = bos({
  name: "AbortMultipartUpload",
  routes: [{ method: "DELETE", path: "/_bos/:bucket/:key+", query: ["uploadId"] }],
  source: compatible,
  rules: { "its parts are gone": s3 },
  requestFields: fieldsFrom(s3, "uploadId"),
  answerFields: [],
  transaction: "write",
  answer: (call) => {
    const { cloud, context, record, address } = call;
    record.subject = objectSubject(address);
    const { id } = requireUpload(call);
    call.dropped.push(...cloud.uploads.parts(id).map(({ blob }) => blob));
    cloud.uploads.remove(id);
    const detail = { uploadId: id };
    context.journal.effect({ cloud: "qianfan", effect: "upload.aborted", subject: objectSubject(address), detail });
    return bosAnswer(record.requestId, 204);
  },
});
