import { refusals } from "../answer/refusals";
import type { BailianCall } from "../bailian-call";
import type { FileRecord } from "./file-record";

/** The file that the path names, or the refusal of the surface that asks. Inside a transaction. */
export function readFile(call: BailianCall, refusal = refusals.fileNotFound): FileRecord {
  const fileId = call.param("file_id");
  call.record.subject = fileId;
  const file = call.files.get(fileId);
  if (file === undefined) throw refusal();
  return file;
}
