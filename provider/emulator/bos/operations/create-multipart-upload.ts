import { fieldsFrom, ours } from "../../provenance/provenance";
import { xmlAnswer } from "../answer/bos-answer";
import { compatible, s3 } from "../bos-marks";
import type { BosOperation } from "../routing/bos-operation";
import { objectHeaders } from "./object-headers";
import { objectSubject } from "./object-subject";
import { prepareBucket } from "./prepare-bucket";

const idLength = 32;
const idAlphabet = "0123456789abcdef";

/** Starts a multipart upload. */
export const createMultipartUpload: BosOperation = {
  name: "CreateMultipartUpload",
  method: "POST",
  level: "object",
  query: ["uploads"],
  source: compatible,
  rules: { "an upload never ends by itself": ours("S3 leaves it to rules of the bucket") },
  requestFields: fieldsFrom(s3, "uploads", "Content-Type", "x-amz-meta-*"),
  answerFields: fieldsFrom(s3, "Bucket", "Key", "UploadId"),
  answer: (call) => {
    const { cloud, record, address, request } = call;
    const { store, world, journal } = cloud.context;
    record.subject = objectSubject(address);
    prepareBucket(call);
    const id = store.write(() => {
      const made = world.randomText(idLength, idAlphabet);
      cloud.uploads.insert({ ...address, id: made, headers: objectHeaders(request.headers), createdAt: world.now() });
      const detail = { uploadId: made };
      journal.effect({ cloud: "qianfan", effect: "upload.created", subject: objectSubject(address), detail });
      return made;
    });
    return xmlAnswer(record.requestId, "InitiateMultipartUploadResult", {
      Bucket: address.bucket,
      Key: address.key,
      UploadId: id,
    });
  },
};
