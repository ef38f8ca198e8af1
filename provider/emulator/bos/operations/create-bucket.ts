import { fieldsFrom, ours } from "../../provenance/provenance";
import { bosAnswer } from "../answer/bos-answer";
import { compatible, s3 } from "../bos-marks";
import type { BosOperation } from "../routing/bos-operation";
import { addBucket } from "./add-bucket";

/** Where a bucket lies that names no place: the scope that signed it, else Beijing. */
const region = (authorization: string) => /\/\d{8}\/([a-z]+)\/s3\//.exec(authorization)?.[1] ?? "bj";

/** Makes a bucket. */
export const createBucket: BosOperation = {
  name: "CreateBucket",
  method: "PUT",
  level: "bucket",
  source: compatible,
  rules: {
    "one that exists is refused with BucketAlreadyOwnedByYou: there is one account": s3,
    "3 to 63 lower-case letters, digits and hyphens, else InvalidBucketName": s3,
    "it lies in the region that the request is signed for": ours("the body is not read"),
  },
  requestFields: [],
  answerFields: fieldsFrom(s3, "Location"),
  answer: ({ cloud, record, request, address }) => {
    record.subject = address.bucket;
    const where = region(request.headers.get("authorization") ?? "");
    cloud.context.store.write(() => addBucket(cloud, address.bucket, where));
    return bosAnswer(record.requestId, 200, { Location: `/${address.bucket}` });
  },
};
