import type { RunView } from "../../contract";
import type { QianfanCall } from "../call";
import { refuse } from "../refusals";
import type { JobRow } from "./job-store";
import type { TaskRow } from "./task-store";

/** The container that a call names. @throws Refusal `NoSuchJob` */
export function requireJob({ cloud, record }: QianfanCall, jobId: string): JobRow {
  record.subject = jobId;
  const job = cloud.jobs.byId(jobId);
  if (!job) throw refuse("NoSuchJob");
  return job;
}

/** The run that a call names, with how far it is. @throws Refusal `NoSuchTask` */
export function requireTask({ cloud, record }: QianfanCall, taskId: string): { task: TaskRow; run: RunView } {
  record.subject = taskId;
  const task = cloud.tasks.byId(taskId);
  const run = task && cloud.training.get(taskId);
  if (!task || !run) throw refuse("NoSuchTask");
  return { task, run };
}
