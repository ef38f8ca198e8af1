import type { RunView } from "../../contract";
import { ours, type Provenance, seed } from "../../provenance/provenance";
import { nativeAnswer } from "../answers";
import type { BailianCall } from "../call";
import { refusals } from "../refusals";
import { jobFields, jobObject, jobRules } from "./job-object";
import type { JobRecord } from "./job-store";

/** Where GetFineTune comes from. */
export const getJobMarks: Provenance = {
  source: seed("000"),
  rules: {
    ...jobRules,
    "an unknown job is 404 NotFound: Not found!": seed("000"),
    "a job of another workspace is unknown": ours("not stated"),
  },
  requestFields: [],
  answerFields: jobFields,
};

/** One job. */
export function getJob(call: BailianCall): Response {
  return call.context.store.read(() => {
    const { job, run } = readJob(call);
    return nativeAnswer.output(call.requestId, jobObject(job, run, call.account));
  });
}

/** The job that the path names, with its run. Inside a transaction. */
export function readJob(call: BailianCall): { readonly job: JobRecord; readonly run: RunView } {
  const jobId = call.param("job_id");
  call.record.subject = jobId;
  const job = call.jobs.get(call.workspaceId, jobId);
  const run = job === undefined ? undefined : call.context.training.get(jobId);
  if (job === undefined || run === undefined) throw refusals.jobNotFound();
  return { job, run };
}
