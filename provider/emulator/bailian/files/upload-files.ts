import { posix, win32 } from "node:path";
import { nativeAnswer } from "../answer/native-answer";
import { refusals } from "../answer/refusals";
import type { BailianCall } from "../bailian-call";
import { admitFile } from "./admit-file";
import { readForm, textField } from "./read-form";

/** Stores the parts `files`; the answer is 200 even when some or all were refused. `purpose` is optional, as clients have it. */
export async function uploadFiles(call: BailianCall): Promise<Response> {
  const form = await readForm(call.request);
  const parts = form.getAll("files").flatMap((part) => (typeof part === "string" ? [] : [part]));
  if (parts.length === 0) throw refusals.invalidParameter("Missing files");
  const descriptions = form.getAll("descriptions").map((part) => (typeof part === "string" ? part : ""));
  const purpose = textField(form, "purpose");
  const incoming = await Promise.all(
    parts.map(async (part, index) => ({
      name: win32.basename(posix.basename(part.name)),
      description: descriptions[index] ?? "",
      content: Buffer.from(await part.arrayBuffer()),
    })),
  );
  const { store, world, settings, journal } = call.context;
  return store.write(() => {
    const uploaded: { file_id: string; name: string }[] = [];
    const failed: { name: string; code: string; message: string }[] = [];
    for (const file of incoming) {
      const refusal = admitFile(file.content.length, call.files.usage(), settings.fileLimits);
      if (refusal !== undefined) {
        failed.push({ name: file.name, ...refusal });
        continue;
      }
      const fileId = world.randomUuid();
      call.files.insert({
        ...file,
        fileId,
        purpose,
        createdAt: world.now(),
      });
      journal.effect({ cloud: "bailian", effect: "file.uploaded", subject: fileId, detail: { name: file.name } });
      uploaded.push({ file_id: fileId, name: file.name });
    }
    return nativeAnswer.data(call.requestId, { uploaded_files: uploaded, failed_uploads: failed });
  });
}
