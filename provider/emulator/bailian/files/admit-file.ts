import type { FileLimits } from "../../emulator-settings";

/** Why an upload was refused, as `failed_uploads` and the compatible surface print it. */
export interface UploadRefusal {
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
