import { Refusal } from "../answer/refusal";
import type { OperationCall } from "../routing/operation";
import type { JobRow } from "../store/job-store";

/** The container that a call names. @throws Refusal `NoSuchJob` */
export function requireJob({ cloud, record }: OperationCall, jobId: string): JobRow {
  record.subject = jobId;
  const job = cloud.jobs.byId(jobId);
  if (!job) throw new Refusal("NoSuchJob");
  return job;
}
