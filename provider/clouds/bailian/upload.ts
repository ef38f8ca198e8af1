import { CloudError, isPassing } from "../../contract/cloud-error";
import type { WireBody } from "../http/exchange";
import { encodeMultipart } from "../http/multipart";
import { readErrorTable } from "../http/read-error-table";
import type { Redactor } from "../http/redactor";
import { bailianErrorTable } from "./error-table";
import type { UploadOutcome } from "./file-schemas";

/** A file to upload. A stream is read once and never held in memory. */
export interface FileUpload {
  readonly name: string;
  readonly content: Uint8Array | AsyncIterable<Uint8Array>;
  /** Bytes of a stream, where known; without it the upload is sent in chunks of unknown length. */
  readonly length?: number;
  readonly description?: string;
}

/** The multipart body of an upload: `descriptions` first and one for each file, as [dashscope 1.27.8] sends it. */
export function encodeUpload(files: readonly FileUpload[], purpose: string, boundary: string): WireBody {
  const described = files.some((file) => file.description !== undefined);
  const descriptions = described ? files.map((file) => textPart("descriptions", file.description ?? "")) : [];
  const parts = files.map(({ name, content, length }) => ({
    fieldName: "files",
    fileName: name,
    content,
    length,
  }));
  return encodeMultipart([...descriptions, textPart("purpose", purpose)], parts, boundary);
}

const namesNoFile = {
  name: undefined,
  code: undefined,
  message: "the answer names no uploaded file",
};

/** Seen by [bailian-cli]: nothing is named, and only the list of files tells whether one is stored. */
const maybeStored = { kind: "unreadable", nextStep: "The file may be stored: look at the list of files." } as const;

/** The error for a file that was refused inside an answer with HTTP 200. */
export function refusedUpload(outcome: UploadOutcome, redact: Redactor): CloudError {
  const refused = outcome.failed[0] ?? namesNoFile;
  const { kind, nextStep } = refused === namesNoFile ? maybeStored : readErrorTable(bailianErrorTable, 400, refused);
  const facts = [refused.code, outcome.requestId && `request ${outcome.requestId}`].filter(Boolean).join(", ");
  const message = `Bailian UploadFiles: ${refused.message ?? "the file was refused"} (${facts})`;
  return new CloudError(redact(message), {
    ...{
      cloud: "bailian",
      operation: "UploadFiles",
      status: 200,
      kind,
      nextStep,
    },
    code: refused.code ?? kind,
    isRetryable: isPassing(kind),
    ...(outcome.requestId && { requestId: outcome.requestId }),
  });
}

function textPart(fieldName: string, text: string): { fieldName: string; text: string } {
  return { fieldName, text };
}
