import { createHash } from "node:crypto";
import { fieldsFrom } from "../../provenance/provenance";
import { readLimitedText } from "../../read-limited-text";
import { xmlAnswer } from "../answer/bos-answer";
import { BosRefusal } from "../answer/bos-refusal";
import { compatible, s3 } from "../bos-marks";
import type { BosOperation } from "../routing/bos-operation";
import type { PartRow } from "../store/upload-store";
import { objectSubject } from "./object-subject";
import { readPartList, type NamedPart } from "./read-part-list";
import { requireUpload } from "./require-upload";

/** Smallest part but the last (S3). */
const smallestPartBytes = 5 * 2 ** 20;
/** Room for the longest list of parts. */
const longestBodyBytes = 4 * 2 ** 20;

/** Makes an object of the parts of an upload. */
export const completeMultipartUpload: BosOperation = {
  name: "CompleteMultipartUpload",
  method: "POST",
  level: "object",
  query: ["uploadId"],
  source: compatible,
  rules: {
    "the ETag is the MD5 of the parts' MD5s, a hyphen, and the number of parts": s3,
    "parts in ascending order, else InvalidPartOrder; each as it was answered, else InvalidPart": s3,
    "5 MiB a part at least but for the last, else EntityTooSmall": s3,
    "parts that are not named are dropped": s3,
  },
  requestFields: fieldsFrom(s3, "uploadId", "Part[].PartNumber", "Part[].ETag"),
  answerFields: fieldsFrom(s3, "Location", "Bucket", "Key", "ETag"),
  answer: async (call) => {
    const { cloud, record, address, request } = call;
    const { store, world, journal, blobs } = cloud.context;
    record.subject = objectSubject(address);
    const text = await readLimitedText(request, longestBodyBytes).catch(() => undefined);
    const named = readPartList(text ?? "");
    const { etag, unused } = store.write(() => {
      const upload = requireUpload(call);
      const stored = cloud.uploads.parts(upload.id);
      const parts = partsOf(named, stored);
      const kept = new Set(parts.map(({ blob }) => blob));
      const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
      const made = { etag: etagOf(parts), bytes, headers: upload.headers, modifiedAt: world.now() };
      const pieces = parts.map((part) => ({ id: part.blob, bytes: part.bytes }));
      const replaced = cloud.objects.put({ ...address, ...made, blobs: pieces });
      cloud.uploads.remove(upload.id);
      const detail = { bytes, parts: parts.length };
      journal.effect({ cloud: "qianfan", effect: "object.put", subject: objectSubject(address), detail });
      const dropped = stored.map(({ blob }) => blob).filter((blob) => !kept.has(blob));
      return { etag: made.etag, unused: [...dropped, ...replaced.map(({ id }) => id)] };
    });
    blobs.remove(unused);
    return xmlAnswer(record.requestId, "CompleteMultipartUploadResult", {
      Location: new URL(request.url).pathname,
      Bucket: address.bucket,
      Key: address.key,
      ETag: `"${etag}"`,
    });
  },
};

function partsOf(named: readonly NamedPart[], stored: readonly PartRow[]): readonly PartRow[] {
  const byNumber = new Map(stored.map((part) => [part.number, part]));
  return named.map(({ number, etag }, index) => {
    const previous = named[index - 1];
    if (previous !== undefined && previous.number >= number) throw new BosRefusal("InvalidPartOrder");
    const part = byNumber.get(number);
    if (part?.etag !== etag) throw new BosRefusal("InvalidPart");
    if (part.bytes < smallestPartBytes && index < named.length - 1) throw new BosRefusal("EntityTooSmall");
    return part;
  });
}

function etagOf(parts: readonly PartRow[]): string {
  const hash = createHash("md5");
  for (const { etag } of parts) hash.update(Buffer.from(etag, "hex"));
  return `${hash.digest("hex")}-${parts.length}`;
}
