import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { bosAnswer } from "../answer/bos-answer";
import { compatible, s3 } from "../bos-marks";
import type { BosOperation } from "../routing/bos-operation";
import { objectHeaders } from "./object-headers";
import { objectSubject } from "./object-subject";
import { prepareBucket } from "./prepare-bucket";
import { storeBody } from "./store-body";

/** Stores an object, in place of one that is there. */
export const putObject: BosOperation = {
  name: "PutObject",
  method: "PUT",
  level: "object",
  source: compatible,
  rules: {
    "the ETag is the MD5 of the content": s3,
    "Content-MD5 and x-amz-content-sha256 are checked, else BadDigest and XAmzContentSHA256Mismatch": s3,
    "x-amz-checksum-crc32, -sha1 and -sha256 are checked, in the headers and in a trailer; others are not": ours(
      "boto3 sends crc32 unless told otherwise",
    ),
    "aws-chunked bodies are taken, signed or not, with and without a trailer; the signature of each chunk is checked":
      doc("Hjwvyq84s: single chunk and multiple chunks"),
    "5 GiB at most": s3,
    "where credentials are not checked, a bucket that does not exist is made": ours(
      "whatever a program is configured with is accepted there",
    ),
  },
  requestFields: fieldsFrom(
    s3,
    "Content-Type",
    "Content-MD5",
    "x-amz-content-sha256",
    "x-amz-decoded-content-length",
    "x-amz-checksum-*",
    "x-amz-trailer",
    "x-amz-meta-*",
  ),
  answerFields: fieldsFrom(s3, "ETag"),
  answer: async (call) => {
    const { cloud, record, address, request } = call;
    const { world, journal } = cloud.context;
    record.subject = objectSubject(address);
    prepareBucket(call);
    const { md5 } = await storeBody(call, ({ blob, bytes, md5: etag }) => {
      const headers = objectHeaders(request.headers);
      const blobs = bytes === 0 ? [] : [{ id: blob, bytes }];
      const replaced = cloud.objects.put({ ...address, blobs, bytes, etag, headers, modifiedAt: world.now() });
      journal.effect({ cloud: "qianfan", effect: "object.put", subject: objectSubject(address), detail: { bytes } });
      return [...replaced.map(({ id }) => id), ...(bytes === 0 ? [blob] : [])];
    });
    return bosAnswer(record.requestId, 200, { ETag: `"${md5}"` });
  },
};
