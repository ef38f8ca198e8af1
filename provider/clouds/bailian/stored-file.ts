import { extname } from "node:path";
import type { DatasetFile, DatasetRequest } from "../../contract/dataset-cloud";
import type { BailianFile } from "./file-schemas";

/** Name of the file on the cloud: the request's, which ends in a token, with the ending that the format asks for. */
export function storedName({ name, file }: Pick<DatasetRequest, "name" | "file">): string {
  return `${name}${extname(file.name) || ".jsonl"}`;
}

/** Whether a stored file holds the bytes that were to be sent. What the cloud does not tell is not held against it. */
export function holdsContent({ md5, size }: BailianFile, file: DatasetFile): boolean {
  return (md5 ?? file.md5).toLowerCase() === file.md5.toLowerCase() && (size ?? file.bytes) === file.bytes;
}

/** The file's bytes, opened when they are asked for; `onSent` hears how many have been taken so far. */
export async function* countedBytes(
  file: DatasetFile,
  onSent: (sentBytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const chunk of file.open()) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    sent += bytes.byteLength;
    yield bytes;
    onSent(sent);
  }
}
