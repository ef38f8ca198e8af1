import { createHash } from "node:crypto";
import type { DatasetFile } from "../../../contract/dataset-cloud";
import { CloudError } from "../../../contract/cloud-error";
import type { BosBody, BosClient, ObjectPlace } from "./bos-client";
import { uploadParts, type UploadSizes } from "./upload-parts";

/** Where several parts begin, and how large they are: our choice, far below what one PUT of S3 may carry. */
const usualSizes: UploadSizes = { multipartAbove: 64 * 2 ** 20, partBytes: 16 * 2 ** 20 };

/** Name of the metadata that holds the content's SHA-256: the ETag of an object of several parts tells nothing of it. */
export const contentHashName = "sha256";

/**
 * Sends a file to its place: at once, or above 64 MiB in parts. Constant memory.
 * @param onSent bytes sent so far.
 * @throws CloudError; an upload in parts is given up then, and leaves nothing behind.
 */
export async function uploadFile(
  client: BosClient,
  place: ObjectPlace,
  file: DatasetFile,
  onSent: (sentBytes: number) => void,
  { signal, sizes = usualSizes }: { readonly signal?: AbortSignal; readonly sizes?: UploadSizes } = {},
): Promise<void> {
  const metadata = { [contentHashName]: file.sha256 };
  const options = signal === undefined ? {} : { signal };
  if (file.bytes <= sizes.multipartAbove) {
    await client.putObject(place, wholeFile(file, onSent), metadata, options);
    return;
  }
  const hash = createHash("sha256");
  await uploadParts(client, place, metadata, {
    file,
    partBytes: sizes.partBytes,
    onSent,
    options,
    onRead: (part) => void hash.update(part),
    requireWhole: () => {
      if (hash.digest("hex") !== file.sha256) throw changed(file);
    },
  });
}

function wholeFile(file: DatasetFile, onSent: (sentBytes: number) => void): BosBody {
  return {
    bytes: file.bytes,
    md5: Buffer.from(file.md5, "hex").toString("base64"),
    make: () => ({
      contentType: "application/octet-stream",
      content: counted(file.open(), onSent),
      length: file.bytes,
      sha256: file.sha256,
    }),
  };
}

async function* counted(
  stream: NodeJS.ReadableStream,
  onSent: (sentBytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    yield bytes;
    sent += bytes.length;
    onSent(sent);
  }
}

function changed(file: DatasetFile): CloudError {
  return new CloudError(`Qianfan UploadPart: ${file.name} has changed while it was sent`, {
    cloud: "qianfan",
    operation: "UploadPart",
    code: "file-changed",
    kind: "invalid",
    isRetryable: false,
    nextStep: "Run again, which reads the file anew.",
  });
}
