import { invalidParameter } from "../invalid-parameter";
import { Refusal } from "../refusal";
import type { QianfanCloud } from "../cloud";
import type { JobRow } from "./job-store";

/** What an incremental task goes on from. */
export interface IncrementBase {
  readonly taskId: string;
  readonly step: number | null;
}

/**
 * Checks the base of an incremental task: it is Done, of the job's model, and the checkpoint is named where there are
 * several.
 *
 * @throws Refusal `InappropriateJSON` for a task or checkpoint that does not exist, `TaskNotSupportIncreTrain`
 */
export function incrementBase(
  { tasks, training }: QianfanCloud,
  job: JobRow,
  request: { readonly incrementTaskId?: string; readonly incrementCheckpointStep?: number },
): IncrementBase | undefined {
  const { incrementTaskId, incrementCheckpointStep } = request;
  if (incrementTaskId === undefined) return undefined;
  const task = tasks.byId(incrementTaskId);
  const run = training.get(incrementTaskId);
  if (!task || !run) throw invalidParameter("incrementTaskId");
  if (run.status !== "succeeded" || task.model !== job.model) throw new Refusal("TaskNotSupportIncreTrain");
  const steps = run.checkpoints.map((checkpoint) => checkpoint.step);
  const isMissing = incrementCheckpointStep === undefined && steps.length > 1;
  const isUnknown = incrementCheckpointStep !== undefined && !steps.includes(incrementCheckpointStep);
  if (isMissing || isUnknown) throw invalidParameter("incrementCheckpointStep");
  return { taskId: incrementTaskId, step: incrementCheckpointStep ?? steps[0] ?? null };
}
