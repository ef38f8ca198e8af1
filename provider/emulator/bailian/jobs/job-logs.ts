import { nativeAnswer } from "../answer/native-answer";
import type { BailianCall } from "../bailian-call";
import { numberQuery, pageQuery } from "../page-query";
import { readJob } from "./read-job";

/** Log lines: `offset` lines are skipped, at most `line` follow. The official CLI pages by `page_no` and `page_size` instead. */
export function jobLogs(call: BailianCall): Response {
  const [start, count] = window(call);
  const lines = call.context.store.read(() => readJob(call).run.logLines());
  return nativeAnswer.output(call.requestId, { total: lines.length, logs: lines.slice(start, start + count) });
}

function window(call: BailianCall): [start: number, count: number] {
  if (call.query("page_no") !== undefined || call.query("page_size") !== undefined) {
    const { offset, pageSize } = pageQuery(call, { fallback: 100, max: 1000 });
    return [offset, pageSize];
  }
  const offset = numberQuery(call, "offset", { fallback: 0, min: 0, max: 1_000_000_000 });
  return [offset, numberQuery(call, "line", { fallback: 100, min: 1, max: 1000 })];
}
