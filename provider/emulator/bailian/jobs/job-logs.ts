import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { type BailianCall, numberQuery, operation, pageQuery } from "../call";
import { readJob } from "./get-job";
import { learningRateOf, learningRateRule } from "./learning-rate";

const page = doc("get-fine-tuning-job-api");

/** Log lines: `offset` lines are skipped, at most `line` follow. [bailian-cli] pages by `page_no` and `page_size` instead. */
export const jobLogs = operation({
  name: "GetFineTuneLogs",
  routes: [{ method: "GET", path: "/api/v1/fine-tunes/:job_id/logs" }],
  source: page,
  rules: {
    "offset lines are skipped (0 unless given), at most line follow (100 unless given, up to 1000)": page,
    "behind the end the list is empty": page,
    "the last line ends in ##FT_COMPLETE##, the line before names the usage": page,
    "page_no and page_size work too": client("bailian-cli pages by them"),
    ...learningRateRule,
    "the wording for jobs that failed or were cancelled": ours("the samples show success only"),
  },
  requestFields: [...fieldsFrom(page, "offset", "line"), ...fieldsFrom(client("bailian-cli"), "page_no", "page_size")],
  answerFields: fieldsFrom(page, "total", "logs"),
  transaction: "read",
  parse: window,
  answer: (call, { offset, limit }) => {
    const lines = logOf(call);
    return { output: { total: lines.length, logs: lines.slice(offset, offset + limit) } };
  },
});

/** The log of the job that the path names, so far. Inside a transaction. */
export function logOf(call: BailianCall): readonly string[] {
  const { job, run } = readJob(call);
  return run.logLines(learningRateOf(job));
}

function window(call: BailianCall): { readonly offset: number; readonly limit: number } {
  if (call.query.has("page_no") || call.query.has("page_size")) {
    const { offset, pageSize } = pageQuery(call, { fallback: 100, max: 1000 });
    return { offset, limit: pageSize };
  }
  const offset = numberQuery(call, "offset", { fallback: 0, min: 0, max: 1_000_000_000 });
  return { offset, limit: numberQuery(call, "line", { fallback: 100, min: 1, max: 1000 }) };
}
