import { fieldsFrom, ours } from "../../provenance/provenance";
import { compatible, s3 } from "../bos-marks";
import type { BosOperation } from "../routing/bos-operation";
import { objectAnswer } from "./object-answer";
import { objectContent } from "./object-content";
import { requireObject } from "./require-object";

/** Members of the answers about one object. */
export const objectFields = fieldsFrom(
  s3,
  "ETag",
  "Content-Length",
  "Content-Type",
  "Last-Modified",
  "Accept-Ranges",
  "Content-Range",
  "x-amz-meta-*",
);

/** Gives an object, or a part of it. */
export const getObject: BosOperation = {
  name: "GetObject",
  method: "GET",
  level: "object",
  source: compatible,
  rules: {
    "one range is answered with 206, one behind the end refused with InvalidRange": s3,
    "several ranges are answered with the whole": ours("as RFC 9110 lets a server"),
    "If-Match and If-None-Match are heeded, dates are not": ours("what boto3 sends"),
    "NoSuchKey, and NoSuchBucket before it": s3,
  },
  requestFields: fieldsFrom(s3, "Range", "If-Match", "If-None-Match"),
  answerFields: objectFields,
  answer: (call) => {
    const object = requireObject(call);
    return objectAnswer(call, object, (range) => objectContent(call.cloud.context.blobs, object, range));
  },
};
