import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { xmlAnswer } from "../answer/bos-answer";
import { BosRefusal } from "../answer/bos-refusal";
import { compatible, s3 } from "../bos-marks";
import type { BosOperation } from "../routing/bos-operation";
import { listAnswer, listAnswerFields, listRequestFields } from "./list-answer";
import { listKeys } from "./list-keys";
import { readListQuery } from "./read-list-query";
import { requireBucket } from "./require-bucket";

/** Lists the objects of a bucket, a page at a time. */
export const listObjectsV2: BosOperation = {
  name: "ListObjectsV2",
  method: "GET",
  level: "bucket",
  query: ["list-type=2"],
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
  answer: (call) => {
    const { cloud, record, query, address } = call;
    const list = readListQuery(query);
    const token = query.get("continuation-token") ?? undefined;
    const start = query.get("start-after") ?? "";
    const after = token === undefined ? start : readToken(token);
    const page = cloud.context.store.read(() => {
      requireBucket(call);
      return listKeys(cloud.objects, { ...list, bucket: address.bucket, after });
    });
    return xmlAnswer(record.requestId, "ListBucketResult", {
      ...listAnswer(address.bucket, list, page),
      KeyCount: page.objects.length + page.prefixes.length,
      ...(start !== "" && { StartAfter: list.encode(start) }),
      ...(token !== undefined && { ContinuationToken: token }),
      ...(page.isTruncated && { NextContinuationToken: Buffer.from(page.last).toString("base64") }),
    });
  },
};

function readToken(token: string): string {
  const key = Buffer.from(token, "base64").toString("utf8");
  if (key === "") throw new BosRefusal("InvalidArgument", "The continuation token provided is incorrect");
  return key;
}
