import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { uriEncode } from "../../qianfan/authentication/uri-encoding";
import { xmlAnswer } from "../answers";
import { bos, compatible, s3, type BosCall } from "../bos-call";
import { requireBucket } from "../buckets/bucket-operations";
import { refuse } from "../errors";
import type { Xml } from "../xml";
import { listKeys, type KeyPage } from "./list-keys";

/** What both lists of objects are asked by. */
const listRequestFields = fieldsFrom(s3, "prefix", "delimiter", "max-keys", "encoding-type");

/** Members of both lists of objects. */
const listAnswerFields = fieldsFrom(
  s3,
  "Name",
  "Prefix",
  "Delimiter",
  "MaxKeys",
  "EncodingType",
  "IsTruncated",
  "Contents[].Key",
  "Contents[].LastModified",
  "Contents[].ETag",
  "Contents[].Size",
  "Contents[].StorageClass",
  "CommonPrefixes[].Prefix",
);

/** Lists the objects of a bucket, a page at a time. */
export const listObjectsV2 = bos({
  name: "ListObjectsV2",
  routes: [{ method: "GET", path: "/_bos/:bucket", query: ["list-type=2"] }],
  source: compatible,
  rules: {
    "1000 keys and common prefixes a page at most": s3,
    "a continuation token is the last key of the page before, in base64": ours("it is opaque to clients"),
    "fetch-owner is not looked at": doc("Njwvyq8ho"),
  },
  requestFields: [...listRequestFields, ...fieldsFrom(s3, "list-type", "start-after", "continuation-token")],
  answerFields: [
    ...listAnswerFields,
    ...fieldsFrom(s3, "KeyCount", "StartAfter", "ContinuationToken", "NextContinuationToken"),
  ],
  parse: ({ query }) => {
    const token = query.get("continuation-token") ?? undefined;
    const start = query.get("start-after") ?? "";
    return { list: readListQuery(query), token, start, after: token === undefined ? start : readToken(token) };
  },
  transaction: "read",
  answer: (call, { list, token, start, after }) => {
    const page = listPage(call, list, after);
    return xmlAnswer(call.record.requestId, "ListBucketResult", {
      ...listAnswer(call.address.bucket, list, page),
      KeyCount: page.objects.length + page.prefixes.length,
      ...(start !== "" && { StartAfter: list.encode(start) }),
      ...(token !== undefined && { ContinuationToken: token }),
      ...(page.isTruncated && { NextContinuationToken: Buffer.from(page.last).toString("base64") }),
    });
  },
});

function readToken(token: string): string {
  const key = Buffer.from(token, "base64").toString("utf8");
  if (key === "") throw refuse("InvalidArgument", "The continuation token provided is incorrect");
  return key;
}

/** Lists the objects of a bucket as older clients ask for them. */
export const listObjects = bos({
  name: "ListObjects",
  routes: [{ method: "GET", path: "/_bos/:bucket" }],
  source: compatible,
  rules: { "NextMarker is given where a delimiter is": s3 },
  requestFields: [...listRequestFields, ...fieldsFrom(s3, "marker")],
  answerFields: [...listAnswerFields, ...fieldsFrom(s3, "Marker", "NextMarker")],
  parse: ({ query }) => ({ list: readListQuery(query), marker: query.get("marker") ?? "" }),
  transaction: "read",
  answer: (call, { list, marker }) => {
    const page = listPage(call, list, marker);
    return xmlAnswer(call.record.requestId, "ListBucketResult", {
      ...listAnswer(call.address.bucket, list, page),
      Marker: list.encode(marker),
      ...(page.isTruncated && list.delimiter !== "" && { NextMarker: list.encode(page.last) }),
    });
  },
});

function listPage(call: BosCall, list: ListQuery, after: string): KeyPage {
  requireBucket(call);
  return listKeys(call.cloud.objects, { ...list, bucket: call.address.bucket, after });
}

/** The part of a list that both versions have. */
function listAnswer(bucket: string, query: ListQuery, page: KeyPage): Record<string, Xml | readonly Xml[]> {
  const { encode } = query;
  return {
    Name: bucket,
    Prefix: encode(query.prefix),
    ...(query.delimiter !== "" && { Delimiter: encode(query.delimiter) }),
    MaxKeys: query.maxKeys,
    ...(query.encoding !== undefined && { EncodingType: query.encoding }),
    IsTruncated: page.isTruncated,
    Contents: page.objects.map(({ key, modifiedAt, etag, bytes }) => ({
      Key: encode(key),
      LastModified: new Date(modifiedAt).toISOString(),
      ETag: `"${etag}"`,
      Size: bytes,
      StorageClass: "STANDARD",
    })),
    CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  };
}

/** Most keys of one page (S3). */
const mostKeys = 1000;

/** What both lists of objects are asked by. */
interface ListQuery {
  readonly prefix: string;
  readonly delimiter: string;
  readonly maxKeys: number;
  /** `url` where keys are to be encoded in the answer. */
  readonly encoding: "url" | undefined;
  /** A text as it stands in the answer. */
  encode(text: string): string;
}

/** @throws Refusal `InvalidArgument` */
function readListQuery(query: URLSearchParams): ListQuery {
  const maxKeys = Number(query.get("max-keys") ?? mostKeys);
  if (!Number.isInteger(maxKeys) || maxKeys < 0) throw refuse("InvalidArgument", "max-keys is no whole number.");
  const encoding = query.get("encoding-type") ?? undefined;
  if (encoding !== undefined && encoding !== "url") throw refuse("InvalidArgument", "encoding-type must be url.");
  return {
    prefix: query.get("prefix") ?? "",
    delimiter: query.get("delimiter") ?? "",
    maxKeys: Math.min(maxKeys, mostKeys),
    encoding,
    encode: (text) => (encoding === undefined ? text : text.split("/").map(uriEncode).join("/")),
  };
}
