import { Refusal } from "../refusal";
import type { OperationCall } from "../operation";
import type { JobRow } from "./job-store";

/** The container that a call names. @throws Refusal `NoSuchJob` */
export function requireJob({ cloud, record }: OperationCall, jobId: string): JobRow {
  record.subject = jobId;
  const job = cloud.jobs.byId(jobId);
  if (!job) throw new Refusal("NoSuchJob");
  return job;
}
