import { fieldsFrom } from "../../marks/fields-from";
import { xmlAnswer } from "../answer/bos-answer";
import { compatible, ours, s3 } from "../bos-marks";
import type { BosOperation } from "../routing/bos-operation";
import { ownerId } from "./owner";

/** Lists the buckets of the one account. */
export const listBuckets: BosOperation = {
  name: "ListBuckets",
  method: "GET",
  level: "service",
  source: compatible,
  rules: [
    {
      rule: "all of them in one answer, in the order of their names",
      source: ours("nobody has more than a page of them"),
    },
    { rule: "sample-bucket is there from the start", source: ours("a first try needs one") },
  ],
  requestFields: [],
  answerFields: fieldsFrom(s3, "Owner", "Buckets.Bucket[].Name", "Buckets.Bucket[].CreationDate"),
  answer: ({ cloud, record }) => {
    const buckets = cloud.context.store.read(() => cloud.buckets.all());
    const list = buckets.map(({ name, created_at: at }) => ({ Name: name, CreationDate: new Date(at).toISOString() }));
    return xmlAnswer(record.requestId, "ListAllMyBucketsResult", {
      Owner: { ID: ownerId, DisplayName: ownerId },
      Buckets: { Bucket: list },
    });
  },
};
