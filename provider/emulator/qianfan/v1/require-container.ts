import type { OperationCall } from "../operation";
import type { JobRow } from "../jobs/job-store";
import { findByV1Id, type V1Id } from "./v1-id";
import { V1Refusal } from "./v1-refusal";

/** The container that a call names by V1's `taskId`. @throws V1Refusal 510202 */
export function requireContainer({ cloud, record }: OperationCall, taskId: V1Id): JobRow {
  record.subject = String(taskId);
  const container = findByV1Id(cloud.jobs, taskId);
  if (!container) throw new V1Refusal("taskNotExist");
  record.subject = container.id;
  return container;
}
