import { createHash } from "node:crypto";
import { CloudError } from "../../../contract/cloud-error";
import type { DatasetFile } from "../../../contract/dataset-cloud";
import type { CallOptions } from "../../http/call";
import type { BosBody, BosClient, ObjectPlace, ObjectUpload } from "./bos-client";

/** From where on a file is sent in parts, and how large they are, in bytes. */
export interface UploadSizes {
  readonly multipartAbove: number;
  readonly partBytes: number;
}

/** What is sent in parts, and who is told. */
export interface PartedFile {
  readonly file: DatasetFile;
  readonly partBytes: number;
  readonly options: CallOptions;
  onSent(sentBytes: number): void;
  /** Each part in order, before it is sent. */
  onRead(part: Uint8Array): void;
  /** Throws where what was read is not the file that was meant. */
  requireWhole(): void;
}

/** Parts that are on their way at the same time; each lies in memory (our choice). */
const atOnce = 3;
/** Most parts of one object (S3); larger files have larger parts. */
const mostParts = 10_000;

/** Sends a file in parts, gives the upload up when anything fails, and completes it when all is there. */
export async function uploadParts(
  client: BosClient,
  place: ObjectPlace,
  metadata: Readonly<Record<string, string>>,
  parted: PartedFile,
): Promise<void> {
  const upload = { ...place, uploadId: await client.createMultipartUpload(place, metadata, parted.options) };
  try {
    const etags = await sendParts(client, upload, parted);
    parted.requireWhole();
    await complete(client, upload, etags, parted);
  } catch (error) {
    // Its own signal may be what ended the upload. What cannot be given up now, the cloud shows in its console.
    await client.abortMultipartUpload(upload).catch(() => undefined);
    throw error;
  }
}

async function sendParts(client: BosClient, upload: ObjectUpload, parted: PartedFile): Promise<readonly string[]> {
  const { file, options, onSent, onRead } = parted;
  const partBytes = Math.max(parted.partBytes, Math.ceil(file.bytes / mostParts));
  const stopped = new AbortController();
  const signal = options.signal === undefined ? stopped.signal : AbortSignal.any([options.signal, stopped.signal]);
  const etags: string[] = [];
  const underWay = new Set<Promise<void>>();
  let sent = 0;
  try {
    for (let start = 0; start < file.bytes; start += partBytes) {
      const index = start / partBytes;
      const content = await readAll(file.open({ start, end: Math.min(file.bytes, start + partBytes) }));
      onRead(content);
      const sending = client.uploadPart(upload, index + 1, bodyOf(content), { signal }).then((etag) => {
        etags[index] = etag;
        sent += content.length;
        onSent(sent);
        underWay.delete(sending);
      });
      // Whoever waits next sees the failure; until then it must not count as one that nobody sees.
      sending.catch(() => undefined);
      underWay.add(sending);
      if (underWay.size >= atOnce) await Promise.race(underWay);
    }
    await Promise.all(underWay);
    return etags;
  } catch (error) {
    stopped.abort();
    await Promise.allSettled(underWay);
    throw error;
  }
}

/** A complete whose answer was lost may have taken effect: the object says so. */
async function complete(
  client: BosClient,
  upload: ObjectUpload,
  etags: readonly string[],
  { file, options }: PartedFile,
): Promise<void> {
  try {
    await client.completeMultipartUpload(upload, etags, options);
  } catch (error) {
    if (!(error instanceof CloudError) || !error.mayHaveTakenEffect) throw error;
    const { uploadId: _uploadId, ...place } = upload;
    const head = await client.headObject(place, options);
    if (head?.bytes !== file.bytes || !head.etag.endsWith(`-${etags.length}`)) throw error;
  }
}

function bodyOf(content: Uint8Array): BosBody {
  const sha256 = createHash("sha256").update(content).digest("hex");
  return {
    bytes: content.length,
    md5: createHash("md5").update(content).digest("base64"),
    make: () => ({ contentType: "application/octet-stream", content, length: content.length, sha256 }),
  };
}

async function readAll(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
