import { fieldsFrom } from "../../provenance/provenance";
import { compatible, s3 } from "../bos-marks";
import type { BosOperation } from "../routing/bos-operation";
import { objectFields } from "./get-object";
import { objectAnswer } from "./object-answer";
import { requireObject } from "./require-object";

/** Tells what GetObject would give. */
export const headObject: BosOperation = {
  name: "HeadObject",
  method: "HEAD",
  level: "object",
  source: compatible,
  rules: { "404 without a body where there is none": s3 },
  requestFields: fieldsFrom(s3, "Range", "If-Match", "If-None-Match"),
  answerFields: objectFields,
  answer: (call) => objectAnswer(call, requireObject(call), undefined),
};
