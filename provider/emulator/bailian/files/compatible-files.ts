import { posix, win32 } from "node:path";
import { client, doc, fieldsFrom, fieldsWithin, ours, type Provenance } from "../../provenance/provenance";
import { compatibleAnswer } from "../answers";
import { type BailianCall, numberQuery } from "../call";
import { Refusal, refusals } from "../refusals";
import type { FileRecord } from "./file-store";
import { readFile, removeFile } from "./native-files";
import { admitFile, readForm, textField } from "./upload-files";

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

/** Where the file calls of the OpenAI-compatible surface come from. */
export const compatibleFileMarks: Readonly<Record<"create" | "list" | "get" | "delete", Provenance>> = {
  create: {
    source: page,
    rules: {
      "the ID is file-ft-, file-fe- or file-batch- by purpose": page,
      "another purpose is refused": ours("openai-file-interface lists three"),
      "another form field than file and purpose is refused": client("bailian-cli, comment on the server's answer"),
      "files of both surfaces are the same files": client("bailian-cli uploads here and lists by the native call"),
    },
    requestFields: fieldsFrom(page, "file", "purpose"),
    answerFields: fields,
  },
  list: {
    source: sdk,
    rules: {
      "newest first; after is the last ID of the page before": sdk,
      "limit is 2000 unless given, up to 10,000": ours("openai-file-interface gives the page size only"),
    },
    requestFields: fieldsFrom(page, "purpose", "limit", "after"),
    answerFields: [...fieldsFrom(sdk, "object", "has_more"), ...fieldsWithin("data[]", fields)],
  },
  get: { source: sdk, rules: { ...unknownFile }, requestFields: [], answerFields: fields },
  delete: {
    source: sdk,
    rules: { ...unknownFile },
    requestFields: [],
    answerFields: fieldsFrom(sdk, "id", "object", "deleted"),
  },
};

/** A file of the OpenAI-compatible surface. */
function compatibleFileObject(file: FileRecord): Readonly<Record<string, unknown>> {
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

async function create(call: BailianCall): Promise<Response> {
  const form = await readForm(call.request);
  const unknown = [...form.keys()].find((name) => name !== "file" && name !== "purpose");
  if (unknown !== undefined) throw refusals.invalidParameter(`Unknown field ${unknown}.`);
  const file = form.get("file");
  const purpose = textField(form, "purpose") ?? "";
  const word = idWords[purpose];
  if (file === null || typeof file === "string") throw refusals.invalidParameter("Missing file");
  if (word === undefined) throw refusals.invalidParameter(`Purpose must be one of ${Object.keys(idWords).join(", ")}.`);
  const content = Buffer.from(await file.arrayBuffer());
  const name = win32.basename(posix.basename(file.name));
  const { store, world, settings, journal } = call.context;
  return store.write(() => {
    const refusal = admitFile(content.length, call.files.usage(), settings.fileLimits);
    if (refusal !== undefined) throw new Refusal(400, refusal.code, refusal.message);
    const fileId = `file-${word}-${world.randomText(24, idAlphabet)}`;
    call.files.insert({ fileId, name, purpose, description: "", content, createdAt: world.now() });
    journal.effect({ cloud: "bailian", effect: "file.uploaded", subject: fileId, detail: { name } });
    call.record.subject = fileId;
    const stored = call.files.get(fileId);
    if (stored === undefined) throw refusals.internalError();
    return compatibleAnswer.object(compatibleFileObject(stored));
  });
}

/** Newest first; `after` is the last ID of the page before. */
function list(call: BailianCall): Response {
  const limit = numberQuery(call, "limit", { fallback: 2000, min: 1, max: 10_000 });
  const after = call.query("after");
  return call.context.store.read(() => {
    const { listsCreatedUntil = Infinity } = call.record;
    const all = call.files
      .page(call.query("purpose") || undefined, 0, 1_000_000)
      .filter((file) => file.created_at <= listsCreatedUntil);
    const start = after === undefined ? 0 : all.findIndex((file) => file.file_id === after) + 1;
    const page = all.slice(start, start + limit);
    const data = page.map(compatibleFileObject);
    return compatibleAnswer.object({ object: "list", data, has_more: start + limit < all.length });
  });
}

/** The OpenAI-compatible file calls: same files, other envelopes. */
export const compatibleFiles = {
  create,
  list,
  get: (call: BailianCall): Response =>
    call.context.store.read(() =>
      compatibleAnswer.object(compatibleFileObject(readFile(call, refusals.compatibleFileNotFound))),
    ),
  delete: (call: BailianCall): Response =>
    compatibleAnswer.object({
      id: removeFile(call, refusals.compatibleFileNotFound).file_id,
      object: "file",
      deleted: true,
    }),
};
