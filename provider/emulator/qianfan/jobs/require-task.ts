import type { RunView } from "../../contract";
import { Refusal } from "../refusal";
import type { OperationCall } from "../operation";
import type { TaskRow } from "./task-store";

/** The run that a call names, with how far it is. @throws Refusal `NoSuchTask` */
export function requireTask({ cloud, record }: OperationCall, taskId: string): { task: TaskRow; run: RunView } {
  record.subject = taskId;
  const task = cloud.tasks.byId(taskId);
  const run = task && cloud.training.get(taskId);
  if (!task || !run) throw new Refusal("NoSuchTask");
  return { task, run };
}
