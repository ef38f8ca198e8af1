import { nativeAnswer } from "../answer/native-answer";
import type { BailianCall } from "../bailian-call";
import { removeFile } from "./remove-file";

/** Deletes a file of either surface. */
export function deleteFile(call: BailianCall): Response {
  removeFile(call);
  return nativeAnswer.empty(call.requestId);
}
