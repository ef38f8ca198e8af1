import { refusals } from "../answer/refusals";
import type { BailianCall } from "../bailian-call";
import type { FileRecord } from "./file-record";
import { readFile } from "./read-file";

/** Deletes the file that the path names. A file that a job was started with may go: the job has its copy (our choice). */
export function removeFile(call: BailianCall, refusal = refusals.fileNotFound): FileRecord {
  return call.context.store.write(() => {
    const file = readFile(call, refusal);
    call.files.remove(file.file_id);
    call.context.journal.effect({ cloud: "bailian", effect: "file.deleted", subject: file.file_id });
    return file;
  });
}
