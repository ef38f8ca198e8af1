import { fieldsFrom, ours } from "../../provenance/provenance";
import { xmlAnswer } from "../answer/bos-answer";
import { compatible, s3 } from "../bos-marks";
import type { BosOperation } from "../routing/bos-operation";
import { requireUpload } from "./require-upload";

/** Most parts of one page (S3). */
const mostParts = 1000;

/** Lists the parts of a multipart upload, a page at a time. */
export const listParts: BosOperation = {
  name: "ListParts",
  method: "GET",
  level: "object",
  query: ["uploadId"],
  source: compatible,
  rules: {
    "1000 parts a page at most": s3,
    "a wrong max-parts counts as none": ours("not stated"),
  },
  requestFields: fieldsFrom(s3, "uploadId", "max-parts", "part-number-marker"),
  answerFields: fieldsFrom(
    s3,
    "Bucket",
    "Key",
    "UploadId",
    "PartNumberMarker",
    "NextPartNumberMarker",
    "MaxParts",
    "IsTruncated",
    "Part[].PartNumber",
    "Part[].LastModified",
    "Part[].ETag",
    "Part[].Size",
  ),
  answer: (call) => {
    const { cloud, record, query, address } = call;
    const marker = Number(query.get("part-number-marker") ?? 0) || 0;
    const maxParts = Math.min(mostParts, Number(query.get("max-parts") ?? mostParts) || mostParts);
    const { id, parts } = cloud.context.store.read(() => {
      const upload = requireUpload(call);
      return { id: upload.id, parts: cloud.uploads.parts(upload.id).filter(({ number }) => number > marker) };
    });
    const page = parts.slice(0, maxParts);
    return xmlAnswer(record.requestId, "ListPartsResult", {
      Bucket: address.bucket,
      Key: address.key,
      UploadId: id,
      PartNumberMarker: marker,
      NextPartNumberMarker: page.at(-1)?.number ?? 0,
      MaxParts: maxParts,
      IsTruncated: page.length < parts.length,
      Part: page.map(({ number, modified_at: at, etag, bytes }) => ({
        PartNumber: number,
        LastModified: new Date(at).toISOString(),
        ETag: `"${etag}"`,
        Size: bytes,
      })),
    });
  },
};
