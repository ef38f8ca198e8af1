import { fieldsFrom } from "../../provenance/provenance";
import { xmlAnswer } from "../answer/bos-answer";
import { compatible, s3 } from "../bos-marks";
import type { BosOperation } from "../routing/bos-operation";
import { listAnswer, listAnswerFields, listRequestFields } from "./list-answer";
import { listKeys } from "./list-keys";
import { readListQuery } from "./read-list-query";
import { requireBucket } from "./require-bucket";

/** Lists the objects of a bucket as older clients ask for them. */
export const listObjects: BosOperation = {
  name: "ListObjects",
  method: "GET",
  level: "bucket",
  source: compatible,
  rules: { "NextMarker is given where a delimiter is": s3 },
  requestFields: [...listRequestFields, ...fieldsFrom(s3, "marker")],
  answerFields: [...listAnswerFields, ...fieldsFrom(s3, "Marker", "NextMarker")],
  answer: (call) => {
    const { cloud, record, query, address } = call;
    const list = readListQuery(query);
    const marker = query.get("marker") ?? "";
    const page = cloud.context.store.read(() => {
      requireBucket(call);
      return listKeys(cloud.objects, { ...list, bucket: address.bucket, after: marker });
    });
    return xmlAnswer(record.requestId, "ListBucketResult", {
      ...listAnswer(address.bucket, list, page),
      Marker: list.encode(marker),
      ...(page.isTruncated && list.delimiter !== "" && { NextMarker: list.encode(page.last) }),
    });
  },
};
