import { fieldsFrom } from "../../provenance/provenance";
import { bosAnswer } from "../answer/bos-answer";
import { compatible, s3 } from "../bos-marks";
import type { BosOperation } from "../routing/bos-operation";
import { objectSubject } from "./object-subject";
import { requireUpload } from "./require-upload";

/** Gives a multipart upload up. */
export const abortMultipartUpload: BosOperation = {
  name: "AbortMultipartUpload",
  method: "DELETE",
  level: "object",
  query: ["uploadId"],
  source: compatible,
  rules: { "its parts are gone": s3 },
  requestFields: fieldsFrom(s3, "uploadId"),
  answerFields: [],
  answer: (call) => {
    const { cloud, record, address } = call;
    const { store, journal, blobs } = cloud.context;
    record.subject = objectSubject(address);
    const dropped = store.write(() => {
      const { id } = requireUpload(call);
      const parts = cloud.uploads.parts(id);
      cloud.uploads.remove(id);
      const detail = { uploadId: id };
      journal.effect({ cloud: "qianfan", effect: "upload.aborted", subject: objectSubject(address), detail });
      return parts.map(({ blob }) => blob);
    });
    blobs.remove(dropped);
    return bosAnswer(record.requestId, 204);
  },
};
