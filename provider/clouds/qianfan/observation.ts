import { own } from "../../base/own";
import type { JobStatus, Observation } from "../../contract/observation";
import type { FineTuningTask } from "./schemas";

/** `runStatus` of seed [001]; a run that was just made has an empty one, says the official [Trainer]. */
const statuses: Readonly<Record<string, JobStatus>> = {
  "": "queued",
  Waiting: "queued",
  Running: "running",
  Done: "succeeded",
  Failed: "failed",
  Stopped: "cancelled",
};

/** A run as the lifecycle sees it. A status that seed [001] does not know counts as running: nothing is lost by waiting. */
export function observeTask(task: FineTuningTask, jobId: string): Observation {
  const status = own(statuses, task.runStatus ?? "") ?? "running";
  return {
    jobId: task.jobId ?? jobId,
    taskId: task.taskId,
    status,
    cloudStatus: task.runStatus ?? "",
    ...(Object.hasOwn(statuses, task.runStatus ?? "") ? {} : { isUnknownStatus: true }),
    jobName: task.jobName,
    progress: status === "succeeded" ? 100 : task.runProgress,
    baseModel: task.model,
    metrics: nonEmpty(task.metrics),
    checkpoints: task.checkpoints.length === 0 ? undefined : task.checkpoints,
    dashboardUrl: task.vdlLink,
    createdAt: task.createTime,
    finishedAt: task.finishTime,
    error: status === "failed" ? errorOf(task) : undefined,
    details: {
      ...(task.trainMode === undefined ? {} : { trainMode: task.trainMode }),
      ...(task.parameterScale === undefined ? {} : { parameterScale: task.parameterScale }),
    },
  };
}

function errorOf({ errorCode, errorMessage }: FineTuningTask): Observation["error"] {
  if (errorCode === undefined && errorMessage === undefined) return undefined;
  const message = errorMessage ?? "the cloud gave no reason";
  return errorCode === undefined ? { message } : { message, code: String(errorCode) };
}

function nonEmpty(metrics: Readonly<Record<string, number>> | undefined): Observation["metrics"] {
  return metrics === undefined || Object.keys(metrics).length === 0 ? undefined : metrics;
}
