import { nativeAnswer } from "../answer/native-answer";
import type { BailianCall } from "../bailian-call";
import { pageQuery } from "../page-query";
import { fileObject } from "./file-object";

/** A page of files. The official CLI filters by `purpose`. */
export function listFiles(call: BailianCall): Response {
  const { pageNo, pageSize, offset } = pageQuery(call, { fallback: 10, max: 100 });
  const purpose = call.query("purpose") || undefined;
  return call.context.store.read(() => {
    const { listsCreatedUntil } = call.record;
    const hidden = listsCreatedUntil === undefined ? 0 : call.files.countSince(purpose, listsCreatedUntil);
    const files = call.files.page(purpose, offset + hidden, pageSize).map((file) => fileObject(file, call.account));
    const total = call.files.usage(purpose).count - hidden;
    return nativeAnswer.data(call.requestId, { total, page_size: pageSize, page_no: pageNo, files });
  });
}
