import type { RunView } from "../../contract";
import { ours, seed } from "../../provenance/provenance";
import { type BailianCall, operation } from "../call";
import { refuse } from "../refusals";
import { jobFields, jobObject, jobRules } from "./job-object";
import type { JobRecord } from "./job-store";

/** One job. */
export const getJob = operation({
  name: "GetFineTune",
  routes: [{ method: "GET", path: "/api/v1/fine-tunes/:job_id" }],
  source: seed("000"),
  rules: {
    ...jobRules,
    "an unknown job is 404 NotFound: Not found!": seed("000"),
    "a job of another workspace is unknown": ours("not stated"),
  },
  requestFields: [],
  answerFields: jobFields,
  transaction: "read",
  answer: (call) => {
    const { job, run } = readJob(call);
    return { output: jobObject(job, run, call.account) };
  },
});

/** The job that the path names, with its run. Inside a transaction. */
export function readJob(call: BailianCall): { readonly job: JobRecord; readonly run: RunView } {
  const { job_id: jobId = "" } = call.params;
  call.record.subject = jobId;
  const job = call.jobs.get(call.workspaceId, jobId);
  const run = job === undefined ? undefined : call.context.training.get(jobId);
  if (job === undefined || run === undefined) throw refuse("jobNotFound");
  return { job, run };
}
