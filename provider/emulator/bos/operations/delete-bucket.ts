import { ours } from "../../provenance/provenance";
import { bosAnswer } from "../answer/bos-answer";
import { BosRefusal } from "../answer/bos-refusal";
import { compatible, s3 } from "../bos-marks";
import type { BosOperation } from "../routing/bos-operation";
import { requireBucket } from "./require-bucket";

/** Deletes an empty bucket. */
export const deleteBucket: BosOperation = {
  name: "DeleteBucket",
  method: "DELETE",
  level: "bucket",
  source: compatible,
  rules: {
    "one that holds something is refused with BucketNotEmpty": s3,
    "a multipart upload under way counts as something": ours("nothing is lost by accident"),
  },
  requestFields: [],
  answerFields: [],
  answer: (call) => {
    const { cloud, record } = call;
    const { store, journal } = cloud.context;
    store.write(() => {
      const { name } = requireBucket(call);
      record.subject = name;
      if (!cloud.buckets.isEmpty(name)) throw new BosRefusal("BucketNotEmpty");
      cloud.buckets.remove(name);
      journal.effect({ cloud: "qianfan", effect: "bucket.deleted", subject: name });
    });
    return bosAnswer(record.requestId, 204);
  },
};
