import { fieldsFrom, ours } from "../../provenance/provenance";
import { xmlAnswer } from "../answer/bos-answer";
import { compatible, s3 } from "../bos-marks";
import type { BosOperation } from "../routing/bos-operation";
import { ownerId } from "./owner";

/** Lists the buckets of the one account. */
export const listBuckets: BosOperation = {
  name: "ListBuckets",
  method: "GET",
  level: "service",
  source: compatible,
  rules: {
    "all of them in one answer, in the order of their names": ours("nobody has more than a page of them"),
    "sample-bucket is there from the start": ours("a first try needs one"),
  },
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
