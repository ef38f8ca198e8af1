import type { FileRecord } from "./file-record";

/** A file of the OpenAI-compatible surface. */
export function compatibleFileObject(file: FileRecord): Readonly<Record<string, unknown>> {
  return {
    id: file.file_id,
    object: "file",
    bytes: file.size,
    created_at: Math.floor(file.created_at / 1000),
    filename: file.name,
    purpose: file.purpose ?? "fine-tune",
    status: "processed",
    status_details: null,
  };
}
