import { posix, win32 } from "node:path";
import type { FileLimits } from "../../emulator-options";
import { nativeAnswer } from "../answers";
import type { BailianCall } from "../call";
import { refusals } from "../refusals";

/** The parts of a multipart body; a body that is none is refused. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw refusals.invalidParameter("The request body must be multipart/form-data.");
  }
}

/** A part that is text; undefined when it is missing or a file. */
export function textField(form: FormData, name: string): string | undefined {
  const part = form.get(name);
  return typeof part === "string" ? part : undefined;
}

/** Why an upload was refused, as `failed_uploads` and the compatible surface print it. */
interface UploadRefusal {
  readonly code: "BadRequest.TooLarge" | "BadRequest.TooMany";
  readonly message: string;
}

/** Judges one more file by the limits; undefined admits it. Messages from the page of the file calls. */
export function admitFile(
  size: number,
  usage: { readonly count: number; readonly bytes: number },
  limits: FileLimits,
): UploadRefusal | undefined {
  if (usage.count >= limits.count) {
    const message = `Out of number, ${usage.count} of ${limits.count} files has been uploaded.`;
    return { code: "BadRequest.TooMany", message };
  }
  if (size > limits.fileBytes) {
    // No page prints the message for one file that is too large: our choice.
    return { code: "BadRequest.TooLarge", message: `File too large, ${size} B of ${limits.fileBytes} B allowed.` };
  }
  if (usage.bytes + size > limits.totalBytes) {
    const message = `Out of space, ${usage.bytes} B of ${limits.totalBytes} B storage space has been used.`;
    return { code: "BadRequest.TooLarge", message };
  }
  return undefined;
}

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
