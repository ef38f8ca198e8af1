import { posix, win32 } from "node:path";
import { compatibleAnswer } from "../answer/compatible-answer";
import { Refusal } from "../answer/refusal";
import { refusals } from "../answer/refusals";
import type { BailianCall } from "../bailian-call";
import { numberQuery } from "../page-query";
import { admitFile } from "./admit-file";
import { compatibleFileObject } from "./compatible-file-object";
import { readFile } from "./read-file";
import { readForm, textField } from "./read-form";
import { removeFile } from "./remove-file";

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
