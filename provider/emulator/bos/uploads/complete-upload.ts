import { createHash } from "node:crypto";
import { fieldsFrom } from "../../provenance/provenance";
import { readLimitedText } from "../../../base/read-limited-text";
import { xmlAnswer } from "../answers";
import { bos, compatible, objectSubject, s3 } from "../bos-call";
import { refuse } from "../errors";
import { mostParts, requireUpload } from "./upload-operations";
import type { PartRow } from "./upload-store";

/** Smallest part but the last (S3). */
const smallestPartBytes = 5 * 2 ** 20;
/** Room for the longest list of parts. */
const longestBodyBytes = 4 * 2 ** 20;

/** Makes an object of the parts of an upload. */
export const completeMultipartUpload = bos({
  name: "CompleteMultipartUpload",
  routes: [{ method: "POST", path: "/_bos/:bucket/:key+", query: ["uploadId"] }],
  source: compatible,
  rules: {
    "the ETag is the MD5 of the parts' MD5s, a hyphen, and the number of parts": s3,
    "parts in ascending order, else InvalidPartOrder; each as it was answered, else InvalidPart": s3,
    "5 MiB a part at least but for the last, else EntityTooSmall": s3,
    "parts that are not named are dropped": s3,
    "10,000 parts at most, else MalformedXML": s3,
  },
  requestFields: fieldsFrom(s3, "uploadId", "Part[].PartNumber", "Part[].ETag"),
  answerFields: fieldsFrom(s3, "Location", "Bucket", "Key", "ETag"),
  parse: async ({ record, address, request }) => {
    record.subject = objectSubject(address);
    return readPartList((await readLimitedText(request, longestBodyBytes).catch(() => undefined)) ?? "");
  },
  transaction: "write",
  answer: (call, named) => {
    const { cloud, context, record, address, url } = call;
    const upload = requireUpload(call);
    const stored = cloud.uploads.parts(upload.id);
    const parts = partsOf(named, stored);
    const kept = new Set(parts.map(({ blob }) => blob));
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
    const etag = etagOf(parts);
    const made = { etag, bytes, headers: upload.headers, modifiedAt: context.world.now() };
    const pieces = parts.map((part) => ({ id: part.blob, bytes: part.bytes }));
    const replaced = cloud.objects.put({ ...address, ...made, blobs: pieces });
    cloud.uploads.remove(upload.id);
    const detail = { bytes, parts: parts.length };
    context.journal.effect({ cloud: "qianfan", effect: "object.put", subject: objectSubject(address), detail });
    call.dropped.push(...stored.map(({ blob }) => blob).filter((blob) => !kept.has(blob)));
    call.dropped.push(...replaced.map(({ id }) => id));
    return xmlAnswer(record.requestId, "CompleteMultipartUploadResult", {
      Location: url.pathname,
      Bucket: address.bucket,
      Key: address.key,
      ETag: `"${etag}"`,
    });
  },
});

/** A part as CompleteMultipartUpload names it. */
interface NamedPart {
  readonly number: number;
  /** Without quotes. */
  readonly etag: string;
}

/** Reads the body of CompleteMultipartUpload, of which nothing but numbers and tags matters. @throws Refusal */
function readPartList(xml: string): readonly NamedPart[] {
  const pieces = xml.split("<Part>", mostParts + 2).slice(1);
  if (pieces.length > mostParts || pieces.some((piece) => !piece.includes("</Part>"))) throw refuse("MalformedXML");
  const parts = pieces
    .map((piece) => piece.slice(0, piece.indexOf("</Part>")))
    .map((part) => ({
      number: Number(/<PartNumber>\s*(\d+)\s*<\/PartNumber>/.exec(part)?.[1] ?? NaN),
      etag:
        /<ETag>\s*(?:"|&quot;|&#34;)?([0-9a-f]+)(?:"|&quot;|&#34;)?\s*<\/ETag>/i.exec(part)?.[1]?.toLowerCase() ?? "",
    }));
  const isGood = parts.length > 0 && parts.every(({ number, etag }) => Number.isInteger(number) && etag !== "");
  if (!isGood || !/<CompleteMultipartUpload[\s>]/.test(xml)) throw refuse("MalformedXML");
  return parts;
}

function partsOf(named: readonly NamedPart[], stored: readonly PartRow[]): readonly PartRow[] {
  const byNumber = new Map(stored.map((part) => [part.number, part]));
  return named.map(({ number, etag }, index) => {
    const previous = named[index - 1];
    if (previous !== undefined && previous.number >= number) throw refuse("InvalidPartOrder");
    const part = byNumber.get(number);
    if (part?.etag !== etag) throw refuse("InvalidPart");
    if (part.bytes < smallestPartBytes && index < named.length - 1) throw refuse("EntityTooSmall");
    return part;
  });
}

function etagOf(parts: readonly PartRow[]): string {
  const hash = createHash("md5");
  for (const { etag } of parts) hash.update(Buffer.from(etag, "hex"));
  return `${hash.digest("hex")}-${parts.length}`;
}
