import { posix, win32 } from "node:path";
import { MIMEType } from "node:util";
import type { FileLimits } from "../../emulator-options";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { type BailianCall, jsonBodyLimit, operation, tooLarge } from "../call";
import { refuse } from "../refusals";

const page = doc("model-customization-file-management-service");
const newestPage = doc("upload-file-api");

/** Stores the parts `files`; the answer is 200 even when some or all were refused. `purpose` is optional, as clients have it. */
export const uploadFiles = operation({
  name: "UploadFiles",
  routes: [{ method: "POST", path: "/api/v1/files" }],
  source: page,
  rules: {
    "several files a call; the answer is 200 even when some or all were refused": page,
    "purpose may be missing": newestPage,
    "300 MiB a file, 100 GiB in all, 10,000 files (switch fileLimits)": doc("upload-file-api; older pages say less"),
    "BadRequest.TooLarge and BadRequest.TooMany stand in failed_uploads": page,
    "the message for one file that is too large": ours("no page prints it"),
    "1000 parts a form": ours("no page gives a limit"),
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
  transaction: "write",
  parse: async (call) => {
    const form = await readForm(call, call.context.settings.fileLimits.fileBytes);
    const parts = form.getAll("files").flatMap((part) => (typeof part === "string" ? [] : [part]));
    if (parts.length === 0) throw refuse("invalidParameter", "Missing files");
    const descriptions = form.getAll("descriptions").map((part) => (typeof part === "string" ? part : ""));
    const purpose = textField(form, "purpose");
    return Promise.all(
      parts.map(async (part, index) => ({
        ...(await readPart(part)),
        purpose,
        description: descriptions[index] ?? "",
      })),
    );
  },
  answer: (call, incoming) => {
    const { world, settings, journal } = call.context;
    const uploaded: { file_id: string; name: string }[] = [];
    const failed: { name: string; code: string; message: string }[] = [];
    let { count, bytes } = call.files.usage();
    for (const file of incoming) {
      const size = file.content.length;
      const refusal = admitFile(size, { count, bytes }, settings.fileLimits);
      if (refusal !== undefined) {
        failed.push({ name: file.name, ...refusal });
        continue;
      }
      count += 1;
      bytes += size;
      const fileId = world.randomUuid();
      call.files.insert({ ...file, fileId, createdAt: world.now() });
      journal.effect({ cloud: "bailian", effect: "file.uploaded", subject: fileId, detail: { name: file.name } });
      uploaded.push({ file_id: fileId, name: file.name });
    }
    return { data: { uploaded_files: uploaded, failed_uploads: failed } };
  },
});

/** Most parts of a form (our choice: no page gives a limit, and no client comes near it). */
const mostParts = 1000;

/** Longest boundary between parts, in characters [RFC 2046]. */
const longestBoundary = 70;

/** Longest content type that is read, in characters: Node reads white space inside of one in quadratic time. */
const longestContentType = 256;

/**
 * The parts of a body that is a form. A body that is none is refused, one of too many parts, and one that is larger than its files
 * may be with what is around them: all while it comes in, since what reads a form keeps the whole of it.
 */
export async function readForm({ request }: BailianCall, fileBytes: number): Promise<FormData> {
  const boundary = boundaryOf(request.headers.get("content-type") ?? "");
  const { body } = request;
  if (boundary === undefined || body === null) throw noForm();
  let left = fileBytes + jsonBodyLimit;
  if (Number(request.headers.get("content-length")) > left) throw tooLarge();
  const count = createCounter(Buffer.from(`--${boundary}`));
  let refusal: Error | undefined;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      left -= chunk.byteLength;
      if (left < 0) refusal = tooLarge();
      // The last one ends the form.
      else if (count(chunk) > mostParts + 1) refusal = tooManyParts();
      if (refusal !== undefined) throw refusal;
      controller.enqueue(chunk);
    },
  });
  try {
    const headers = { "Content-Type": `multipart/form-data; boundary="${boundary}"` };
    return await new Response(body.pipeThrough(counted), { headers }).formData();
  } catch {
    throw refusal ?? noForm();
  }
}

function noForm(): Error {
  return refuse("invalidParameter", "The request body must be multipart/form-data.");
}

function tooManyParts(): Error {
  return refuse("invalidParameter", `A form has at most ${mostParts} parts.`, { Connection: "close" });
}

/** What stands between the parts of a form; undefined where a body is none that can be read. */
function boundaryOf(contentType: string): string | undefined {
  if (contentType.length > longestContentType) return undefined;
  try {
    const { essence, params } = new MIMEType(contentType);
    const boundary = params.get("boundary") ?? "";
    const isSound = boundary !== "" && boundary.length <= longestBoundary && !/["\\]/.test(boundary);
    return essence === "multipart/form-data" && isSound ? boundary : undefined;
  } catch {
    return undefined;
  }
}

/** Counts how often a mark has come so far, wherever the pieces are cut. */
function createCounter(mark: Buffer): (piece: Uint8Array) => number {
  let count = 0;
  let rest = Buffer.alloc(0);
  return (piece) => {
    const bytes = Buffer.concat([rest, piece]);
    let end = 0;
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, end)) {
      count += 1;
      end = at + mark.length;
    }
    rest = bytes.subarray(Math.max(end, bytes.length - mark.length + 1));
    return count;
  };
}

/** Name without folders and content of a part that is a file. */
export async function readPart(part: File): Promise<{ readonly name: string; readonly content: Buffer }> {
  return { name: win32.basename(posix.basename(part.name)), content: Buffer.from(await part.arrayBuffer()) };
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
