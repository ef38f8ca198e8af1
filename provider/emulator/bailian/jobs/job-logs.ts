import { client, doc, fieldsFrom, ours, type Provenance } from "../../provenance/provenance";
import { nativeAnswer } from "../answers";
import { type BailianCall, numberQuery, pageQuery } from "../call";
import { readJob } from "./get-job";

const page = doc("get-fine-tuning-job-api");

/** Where GetFineTuneLogs comes from. */
export const jobLogsMarks: Provenance = {
  source: page,
  rules: {
    "offset lines are skipped (0 unless given), at most line follow (100 unless given, up to 1000)": page,
    "behind the end the list is empty": page,
    "the last line ends in ##FT_COMPLETE##, the line before names the usage": page,
    "page_no and page_size work too": client("bailian-cli pages by them"),
    "the wording for jobs that failed or were cancelled": ours("the samples show success only"),
  },
  requestFields: [...fieldsFrom(page, "offset", "line"), ...fieldsFrom(client("bailian-cli"), "page_no", "page_size")],
  answerFields: fieldsFrom(page, "total", "logs"),
};

/** Log lines: `offset` lines are skipped, at most `line` follow. [bailian-cli] pages by `page_no` and `page_size` instead. */
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
