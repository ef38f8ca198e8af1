import { fieldsFrom, ours } from "../../provenance/provenance";
import { bosAnswer, xmlAnswer } from "../answers";
import { bos, compatible, s3, type BosCall } from "../bos-call";
import { refuse } from "../errors";
import type { BucketRow } from "./bucket-store";

/** Name of the one account, as lists show it (our choice). */
const ownerId = "simulated-account";

/** 3 to 63 lower-case letters, digits and `-`, letters or digits at both ends (S3; BOS has no dots in names: our choice). */
const goodName = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;

/** The bucket that a call names. Inside a transaction. @throws Refusal `NoSuchBucket` */
export function requireBucket({ cloud, address }: BosCall): BucketRow {
  const bucket = cloud.buckets.byName(address.bucket);
  if (bucket === undefined) throw refuse("NoSuchBucket");
  return bucket;
}

/** Makes the bucket that a call names. Inside a write. @throws Refusal `InvalidBucketName`, `BucketAlreadyOwnedByYou` */
export function addBucket({ cloud, context, address }: BosCall, region: string): void {
  const name = address.bucket;
  if (!goodName.test(name)) throw refuse("InvalidBucketName");
  // Another call of the same moment may have been faster.
  if (cloud.buckets.byName(name) !== undefined) throw refuse("BucketAlreadyOwnedByYou");
  cloud.buckets.insert({ name, region, created_at: context.world.now() });
  context.journal.effect({ cloud: "qianfan", effect: "bucket.created", subject: name });
}

/** Lists the buckets of the one account. */
export const listBuckets = bos({
  name: "ListBuckets",
  routes: [{ method: "GET", path: "/_bos/" }],
  source: compatible,
  rules: {
    "all of them in one answer, in the order of their names": ours("nobody has more than a page of them"),
    "sample-bucket is there from the start": ours("a first try needs one"),
  },
  requestFields: [],
  answerFields: fieldsFrom(s3, "Owner", "Buckets.Bucket[].Name", "Buckets.Bucket[].CreationDate"),
  transaction: "read",
  answer: ({ cloud, record }) => {
    const buckets = cloud.buckets.all();
    const list = buckets.map(({ name, created_at: at }) => ({ Name: name, CreationDate: new Date(at).toISOString() }));
    return xmlAnswer(record.requestId, "ListAllMyBucketsResult", {
      Owner: { ID: ownerId, DisplayName: ownerId },
      Buckets: { Bucket: list },
    });
  },
});

/** Where a bucket lies that names no place: the scope that signed it, else Beijing. */
const regionOf = (authorization: string) => /\/\d{8}\/([a-z]+)\/s3\//.exec(authorization)?.[1] ?? "bj";

/** Makes a bucket. */
export const createBucket = bos({
  name: "CreateBucket",
  routes: [{ method: "PUT", path: "/_bos/:bucket" }],
  source: compatible,
  rules: {
    "one that exists is refused with BucketAlreadyOwnedByYou: there is one account": s3,
    "3 to 63 lower-case letters, digits and hyphens, else InvalidBucketName": s3,
    "it lies in the region that the request is signed for": ours("the body is not read"),
  },
  requestFields: [],
  answerFields: fieldsFrom(s3, "Location"),
  transaction: "write",
  answer: (call) => {
    const { record, request, address } = call;
    record.subject = address.bucket;
    addBucket(call, regionOf(request.headers.get("authorization") ?? ""));
    return bosAnswer(record.requestId, 200, { Location: `/${address.bucket}` });
  },
});

/** Tells whether a bucket exists. */
export const headBucket = bos({
  name: "HeadBucket",
  routes: [{ method: "HEAD", path: "/_bos/:bucket" }],
  source: compatible,
  rules: { "404 without a body where there is none": s3 },
  requestFields: [],
  answerFields: fieldsFrom(s3, "x-amz-bucket-region"),
  transaction: "read",
  answer: (call) => bosAnswer(call.record.requestId, 200, { "x-amz-bucket-region": requireBucket(call).region }),
});

/** Deletes an empty bucket. */
export const deleteBucket = bos({
  name: "DeleteBucket",
  routes: [{ method: "DELETE", path: "/_bos/:bucket" }],
  source: compatible,
  rules: {
    "one that holds something is refused with BucketNotEmpty": s3,
    "a multipart upload under way counts as something": ours("nothing is lost by accident"),
  },
  requestFields: [],
  answerFields: [],
  transaction: "write",
  answer: (call) => {
    const { cloud, context, record } = call;
    const { name } = requireBucket(call);
    record.subject = name;
    if (!cloud.buckets.isEmpty(name)) throw refuse("BucketNotEmpty");
    cloud.buckets.remove(name);
    context.journal.effect({ cloud: "qianfan", effect: "bucket.deleted", subject: name });
    return bosAnswer(record.requestId, 204);
  },
});
