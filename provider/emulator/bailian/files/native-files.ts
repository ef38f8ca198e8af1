import { client, doc, type Field, fieldsFrom, fieldsWithin, ours, type Provenance } from "../../provenance/provenance";
import { chinaTime } from "../../times";
import { nativeAnswer } from "../answers";
import { type Account, type BailianCall, pageQuery } from "../call";
import { refusals } from "../refusals";
import type { FileRecord } from "./file-store";

/** Members of a file of the native API. */
const fileFields: readonly Field[] = fieldsFrom(
  doc("model-customization-file-management-service"),
  "id",
  "file_id",
  "name",
  "description",
  "size",
  "md5",
  "gmt_create",
  "url",
  "region",
  "user_id",
  "api_key_id",
  "purpose",
);

/** A file of the native API. The link leads nowhere on purpose: the host's name is reserved for names that do not exist. */
function fileObject(file: FileRecord, account: Account): Readonly<Record<string, unknown>> {
  return {
    id: file.seq,
    file_id: file.file_id,
    name: file.name,
    description: file.description,
    size: file.size,
    md5: file.md5,
    gmt_create: chinaTime(file.created_at),
    url: `http://simulated.invalid/${file.file_id}/${encodeURIComponent(file.name)}`,
    region: "cn-beijing",
    user_id: account.user_identity,
    api_key_id: "1",
    ...(file.purpose === null ? {} : { purpose: file.purpose }),
  };
}

/** The file that the path names, or the refusal of the surface that asks. Inside a transaction. */
export function readFile(call: BailianCall, refusal = refusals.fileNotFound): FileRecord {
  const fileId = call.param("file_id");
  call.record.subject = fileId;
  const file = call.files.get(fileId);
  if (file === undefined) throw refusal();
  return file;
}

/** Deletes the file that the path names. A file that a job was started with may go: the job has its copy (our choice). */
export function removeFile(call: BailianCall, refusal = refusals.fileNotFound): FileRecord {
  return call.context.store.write(() => {
    const file = readFile(call, refusal);
    call.files.remove(file.file_id);
    call.context.journal.effect({ cloud: "bailian", effect: "file.deleted", subject: file.file_id });
    return file;
  });
}

const page = doc("model-customization-file-management-service");
const newestPage = doc("upload-file-api");
const notStated = ours("not stated");

const unknownFile = {
  "an unknown file is 400 InvalidParameter: File not found.": client(
    "dashscope 2.0.2 for the status; code and message: model-customization-file-management-service",
  ),
};

/** Where the native file calls come from. */
export const fileMarks: Readonly<Record<"upload" | "list" | "get" | "delete", Provenance>> = {
  upload: {
    source: page,
    rules: {
      "several files a call; the answer is 200 even when some or all were refused": page,
      "purpose may be missing": newestPage,
      "300 MiB a file, 100 GiB in all, 10,000 files (switch fileLimits)": doc("upload-file-api; older pages say less"),
      "BadRequest.TooLarge and BadRequest.TooMany stand in failed_uploads": page,
      "the message for one file that is too large": ours("no page prints it"),
      "any content is taken": doc("fine-tuning-api-guide"),
      "the file part needs no Content-Type": client("dashscope 1.27.8 sends none"),
    },
    requestFields: [...fieldsFrom(page, "files", "descriptions"), ...fieldsFrom(newestPage, "purpose")],
    answerFields: fieldsFrom(
      page,
      "uploaded_files[].file_id",
      "uploaded_files[].name",
      "failed_uploads[].name",
      "failed_uploads[].code",
      "failed_uploads[].message",
    ),
  },
  list: {
    source: page,
    rules: {
      "page_no is 1 and page_size 10 unless given, up to 100": page,
      "newest first": notStated,
    },
    requestFields: [
      ...fieldsFrom(page, "page_no", "page_size"),
      ...fieldsFrom(client("bailian-cli sends it"), "purpose"),
    ],
    answerFields: [...fieldsFrom(page, "total", "page_size", "page_no"), ...fieldsWithin("files[]", fileFields)],
  },
  get: {
    source: page,
    rules: {
      ...unknownFile,
      "url leads nowhere": ours("there is no object storage; the page gives a link for a while"),
    },
    requestFields: [],
    answerFields: fileFields,
  },
  delete: {
    source: page,
    rules: {
      "the answer holds the request_id alone": page,
      ...unknownFile,
      "a file that a job was started with may go": notStated,
    },
    requestFields: [],
    answerFields: [],
  },
};

/** A page of files. The official CLI filters by `purpose`. */
export function listFiles(call: BailianCall): Response {
  const { pageNo, pageSize, offset } = pageQuery(call, { fallback: 10, max: 100 });
  const purpose = call.query("purpose") || undefined;
  return call.context.store.read(() => {
    const { listsCreatedUntil } = call.record;
    const hidden = listsCreatedUntil === undefined ? 0 : call.files.countSince(purpose, listsCreatedUntil);
    const files = call.files.page(purpose, offset + hidden, pageSize).map((file) => fileObject(file, call.account));
    const total = call.files.usage(purpose).count - hidden;
    return nativeAnswer.data(call.requestId, { total, page_size: pageSize, page_no: pageNo, files });
  });
}

/** One file. */
export function getFile(call: BailianCall): Response {
  return call.context.store.read(() => nativeAnswer.data(call.requestId, fileObject(readFile(call), call.account)));
}

/** Deletes a file of either surface. */
export function deleteFile(call: BailianCall): Response {
  removeFile(call);
  return nativeAnswer.empty(call.requestId);
}
