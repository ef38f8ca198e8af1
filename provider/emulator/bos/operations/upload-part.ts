import { fieldsFrom } from "../../provenance/provenance";
import { bosAnswer } from "../answer/bos-answer";
import { BosRefusal } from "../answer/bos-refusal";
import { compatible, s3 } from "../bos-marks";
import type { BosOperation } from "../routing/bos-operation";
import { objectSubject } from "./object-subject";
import { requireUpload } from "./require-upload";
import { storeBody } from "./store-body";

/** Most parts of an upload (S3). */
const mostParts = 10_000;

/** Stores one part of a multipart upload, in place of one with its number. */
export const uploadPart: BosOperation = {
  name: "UploadPart",
  method: "PUT",
  level: "object",
  query: ["partNumber", "uploadId"],
  source: compatible,
  rules: {
    "numbers from 1 to 10,000, in any order": s3,
    "the body is checked as that of PutObject": s3,
  },
  requestFields: fieldsFrom(s3, "partNumber", "uploadId", "Content-MD5", "x-amz-content-sha256", "x-amz-checksum-*"),
  answerFields: fieldsFrom(s3, "ETag"),
  answer: async (call) => {
    const { cloud, record, address, query } = call;
    const { store, world, journal } = cloud.context;
    record.subject = objectSubject(address);
    const number = Number(query.get("partNumber"));
    if (!Number.isInteger(number) || number < 1 || number > mostParts) {
      throw new BosRefusal("InvalidArgument", `Part number must be an integer between 1 and ${mostParts}.`);
    }
    store.read(() => requireUpload(call));
    const { md5 } = await storeBody(call, ({ blob, bytes, md5: etag }) => {
      const { id } = requireUpload(call);
      const part = { upload_id: id, number, blob, bytes, etag, modified_at: world.now() };
      const replaced = cloud.uploads.putPart(part);
      const detail = { uploadId: id, part: number, bytes };
      journal.effect({ cloud: "qianfan", effect: "upload.part", subject: objectSubject(address), detail });
      return replaced === undefined ? [] : [replaced];
    });
    return bosAnswer(record.requestId, 200, { ETag: `"${md5}"` });
  },
};
