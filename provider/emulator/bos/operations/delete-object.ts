import { bosAnswer } from "../answer/bos-answer";
import { compatible, s3 } from "../bos-marks";
import type { BosOperation } from "../routing/bos-operation";
import { objectSubject } from "./object-subject";
import { requireBucket } from "./require-bucket";

/** Deletes an object. */
export const deleteObject: BosOperation = {
  name: "DeleteObject",
  method: "DELETE",
  level: "object",
  source: compatible,
  rules: { "204 whether there was one or not": s3 },
  requestFields: [],
  answerFields: [],
  answer: (call) => {
    const { cloud, record, address } = call;
    const { store, journal, blobs } = cloud.context;
    record.subject = objectSubject(address);
    const removed = store.write(() => {
      requireBucket(call);
      const parts = cloud.objects.remove(address.bucket, address.key);
      if (parts === undefined) return [];
      journal.effect({ cloud: "qianfan", effect: "object.deleted", subject: objectSubject(address) });
      return parts.map(({ id }) => id);
    });
    blobs.remove(removed);
    return bosAnswer(record.requestId, 204);
  },
};
