import { fieldsFrom } from "../../provenance/provenance";
import { bosAnswer } from "../answer/bos-answer";
import { compatible, s3 } from "../bos-marks";
import type { BosOperation } from "../routing/bos-operation";
import { requireBucket } from "./require-bucket";

/** Tells whether a bucket exists. */
export const headBucket: BosOperation = {
  name: "HeadBucket",
  method: "HEAD",
  level: "bucket",
  source: compatible,
  rules: { "404 without a body where there is none": s3 },
  requestFields: [],
  answerFields: fieldsFrom(s3, "x-amz-bucket-region"),
  answer: (call) => {
    const { region } = call.cloud.context.store.read(() => requireBucket(call));
    return bosAnswer(call.record.requestId, 200, { "x-amz-bucket-region": region });
  },
};
