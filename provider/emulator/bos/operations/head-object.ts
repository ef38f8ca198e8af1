import { fieldsFrom } from "../../marks/fields-from";
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
  rules: [{ rule: "404 without a body where there is none", source: s3 }],
  requestFields: fieldsFrom(s3, "Range", "If-Match", "If-None-Match"),
  answerFields: objectFields,
  answer: (call) => objectAnswer(call, requireObject(call), undefined),
};
