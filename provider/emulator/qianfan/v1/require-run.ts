import type { RunView } from "../../contract";
import type { OperationCall } from "../operation";
import type { JobRow } from "../jobs/job-store";
import type { TaskRow } from "../jobs/task-store";
import { findByV1Id, type V1Id } from "./v1-id";
import { V1Refusal } from "./v1-refusal";

/** The run of a container that a call names by V1's `jobId`, with how far it is. @throws V1Refusal 510301 */
export function requireRun(
  { cloud, record }: OperationCall,
  container: JobRow,
  jobId: V1Id,
): { readonly row: TaskRow; readonly view: RunView } {
  record.subject = String(jobId);
  const row = findByV1Id(cloud.tasks, jobId);
  const view = row?.job_seq === container.seq ? cloud.training.get(row.id) : undefined;
  if (!row || !view) throw new V1Refusal("jobNotExist");
  record.subject = row.id;
  return { row, view };
}
