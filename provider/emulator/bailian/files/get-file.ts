import { nativeAnswer } from "../answer/native-answer";
import type { BailianCall } from "../bailian-call";
import { fileObject } from "./file-object";
import { readFile } from "./read-file";

/** One file. */
export function getFile(call: BailianCall): Response {
  return call.context.store.read(() => nativeAnswer.data(call.requestId, fileObject(readFile(call), call.account)));
}
