import { own } from "../../../base/own";
import { client, doc, fieldsFrom, fieldsWithin, ours } from "../../provenance/provenance";
import { Refusal } from "../../surface/refusal";
import { numberQuery, operation } from "../call";
import { refuse } from "../refusals";
import type { FileRecord } from "./file-store";
import { readFile, removeFile } from "./native-files";
import { admitFile, readForm, readPart, textField } from "./upload-files";

const page = doc("openai-file-interface");
const sdk = client("openai 3.54.0");

const fields = fieldsFrom(
  page,
  "id",
  "object",
  "bytes",
  "created_at",
  "filename",
  "purpose",
  "status",
  "status_details",
);

const unknownFile = { "an unknown file is 404": ours("as openai 3.54.0 expects of an OpenAI server") };

/** A file of the OpenAI-compatible surface. */
function fileObject(file: FileRecord): Readonly<Record<string, unknown>> {
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

/** Middle of the file ID by purpose (samples of the page); another purpose is refused. */
const idWords: Readonly<Record<string, string>> = { "fine-tune": "ft", "file-extract": "fe", batch: "batch" };
const idAlphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Stores a file under the ID that its purpose gives it. */
export const createCompatibleFile = operation({
  name: "CreateCompatibleFile",
  routes: [{ method: "POST", path: "/compatible-mode/v1/files" }],
  source: page,
  rules: {
    "the ID is file-ft-, file-fe- or file-batch- by purpose": page,
    "another purpose is refused": ours("openai-file-interface lists three"),
    "another form field than file and purpose is refused": client("bailian-cli, comment on the server's answer"),
    "files of both surfaces are the same files": client("bailian-cli uploads here and lists by the native call"),
  },
  requestFields: fieldsFrom(page, "file", "purpose"),
  answerFields: fields,
  transaction: "write",
  parse: async (call) => {
    const form = await readForm(call, call.context.settings.fileLimits.fileBytes);
    const unknown = [...form.keys()].find((name) => name !== "file" && name !== "purpose");
    if (unknown !== undefined) throw refuse("invalidParameter", `Unknown field ${unknown}.`);
    const file = form.get("file");
    const purpose = textField(form, "purpose") ?? "";
    const word = own(idWords, purpose);
    if (file === null || typeof file === "string") throw refuse("invalidParameter", "Missing file");
    if (word === undefined) {
      throw refuse("invalidParameter", `Purpose must be one of ${Object.keys(idWords).join(", ")}.`);
    }
    return { ...(await readPart(file)), purpose, word };
  },
  answer: (call, { word, ...file }) => {
    const { world, settings, journal } = call.context;
    const refusal = admitFile(file.content.length, call.files.usage(), settings.fileLimits);
    if (refusal !== undefined) throw new Refusal({ status: 400, code: refusal.code }, refusal.message);
    const fileId = `file-${word}-${world.randomText(24, idAlphabet)}`;
    call.files.insert({ ...file, fileId, description: "", createdAt: world.now() });
    journal.effect({ cloud: "bailian", effect: "file.uploaded", subject: fileId, detail: { name: file.name } });
    call.record.subject = fileId;
    const stored = call.files.get(fileId);
    if (stored === undefined) throw refuse("internalError");
    return fileObject(stored);
  },
});

/** Newest first; `after` is the last ID of the page before. */
export const listCompatibleFiles = operation({
  name: "ListCompatibleFiles",
  routes: [{ method: "GET", path: "/compatible-mode/v1/files" }],
  source: sdk,
  rules: {
    "newest first; after is the last ID of the page before": sdk,
    "limit is 2000 unless given, up to 10,000": ours("openai-file-interface gives the page size only"),
  },
  requestFields: fieldsFrom(page, "purpose", "limit", "after"),
  answerFields: [...fieldsFrom(sdk, "object", "has_more"), ...fieldsWithin("data[]", fields)],
  transaction: "read",
  parse: (call) => ({
    limit: numberQuery(call, "limit", { fallback: 2000, min: 1, max: 10_000 }),
    after: call.query.get("after"),
    purpose: call.query.get("purpose") || undefined,
  }),
  answer: (call, { limit, after, purpose }) => {
    const { listsCreatedUntil = Infinity } = call.record;
    const all = call.files
      .page(purpose, { offset: 0, limit: 1_000_000 })
      .filter((file) => file.created_at <= listsCreatedUntil);
    const start = after === null ? 0 : all.findIndex((file) => file.file_id === after) + 1;
    const data = all.slice(start, start + limit).map(fileObject);
    return { object: "list", data, has_more: start + limit < all.length };
  },
});

/** One file. */
export const getCompatibleFile = operation({
  name: "GetCompatibleFile",
  routes: [{ method: "GET", path: "/compatible-mode/v1/files/:file_id" }],
  source: sdk,
  rules: unknownFile,
  requestFields: [],
  answerFields: fields,
  transaction: "read",
  answer: (call) => fileObject(readFile(call, "compatibleFileNotFound")),
});

/** Deletes a file of either surface. */
export const deleteCompatibleFile = operation({
  name: "DeleteCompatibleFile",
  routes: [{ method: "DELETE", path: "/compatible-mode/v1/files/:file_id" }],
  source: sdk,
  rules: unknownFile,
  requestFields: [],
  answerFields: fieldsFrom(sdk, "id", "object", "deleted"),
  transaction: "write",
  answer: (call) => {
    const { file_id: id } = removeFile(call, "compatibleFileNotFound");
    return { id, object: "file", deleted: true };
  },
});
