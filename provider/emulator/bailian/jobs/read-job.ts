import type { RunView } from "../../contract";
import { refusals } from "../answer/refusals";
import type { BailianCall } from "../bailian-call";
import type { JobRecord } from "./job-record";

/** The job that the path names, with its run. Inside a transaction. */
export function readJob(call: BailianCall): { readonly job: JobRecord; readonly run: RunView } {
  const jobId = call.param("job_id");
  call.record.subject = jobId;
  const job = call.jobs.get(call.workspaceId, jobId);
  const run = job === undefined ? undefined : call.context.training.get(jobId);
  if (job === undefined || run === undefined) throw refusals.jobNotFound();
  return { job, run };
}
