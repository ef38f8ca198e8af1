import { client, doc, type Field, fieldsFrom, fieldsWithin, ours } from "../../provenance/provenance";
import { chinaTime } from "../../times";
import { type Account, type BailianCall, operation, pageQuery } from "../call";
import { refuse } from "../refusals";
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

const page = doc("model-customization-file-management-service");
const notStated = ours("not stated");

const unknownFile = {
  "an unknown file is 400 InvalidParameter: File not found.": client(
    "dashscope 2.0.2 for the status; code and message: model-customization-file-management-service",
  ),
};

/** A page of files. [bailian-cli] filters by `purpose`. */
export const listFiles = operation({
  name: "ListFiles",
  routes: [{ method: "GET", path: "/api/v1/files" }],
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
  transaction: "read",
  parse: (call) => ({
    ...pageQuery(call, { fallback: 10, max: 100 }),
    purpose: call.query.get("purpose") || undefined,
  }),
  answer: (call, { pageNo, pageSize, offset, purpose }) => {
    const { listsCreatedUntil } = call.record;
    const hidden = listsCreatedUntil === undefined ? 0 : call.files.countSince(purpose, listsCreatedUntil);
    const found = call.files.page(purpose, { offset: offset + hidden, limit: pageSize });
    const total = call.files.usage(purpose).count - hidden;
    const files = found.map((file) => fileObject(file, call.account));
    return { data: { total, page_size: pageSize, page_no: pageNo, files } };
  },
});

/** One file. */
export const getFile = operation({
  name: "GetFile",
  routes: [{ method: "GET", path: "/api/v1/files/:file_id" }],
  source: page,
  rules: {
    ...unknownFile,
    "url leads nowhere": ours("there is no object storage; the page gives a link for a while"),
  },
  requestFields: [],
  answerFields: fileFields,
  transaction: "read",
  answer: (call) => ({ data: fileObject(readFile(call, "fileNotFound"), call.account) }),
});

/** Deletes a file of either surface. */
export const deleteFile = operation({
  name: "DeleteFile",
  routes: [{ method: "DELETE", path: "/api/v1/files/:file_id" }],
  source: page,
  rules: {
    "the answer holds the request_id alone": page,
    ...unknownFile,
    "a file that a job was started with may go": notStated,
  },
  requestFields: [],
  answerFields: [],
  transaction: "write",
  answer: (call) => {
    removeFile(call, "fileNotFound");
    return {};
  },
});

/** The file that the path names, or the refusal of the surface that asks. Inside a transaction. */
export function readFile(call: BailianCall, refusal: "fileNotFound" | "compatibleFileNotFound"): FileRecord {
  const { file_id: fileId = "" } = call.params;
  call.record.subject = fileId;
  const file = call.files.get(fileId);
  if (file === undefined) throw refuse(refusal);
  return file;
}

/** Deletes the file that the path names. A file that a job was started with may go: the job has its copy (our choice). */
export function removeFile(call: BailianCall, refusal: Parameters<typeof readFile>[1]): FileRecord {
  const file = readFile(call, refusal);
  call.files.remove(file.file_id);
  call.context.journal.effect({ cloud: "bailian", effect: "file.deleted", subject: file.file_id });
  return file;
}
