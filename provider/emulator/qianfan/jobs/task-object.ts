import { own } from "../../../base/own";
import type { JsonObject } from "../../../base/json";
import type { RunStatus, RunView } from "../../contract";
import { client, type Field, fieldsFrom, ours, type Rules, seed } from "../../provenance/provenance";
import { utcTime } from "../../times";
import type { TaskRow } from "./task-store";

/** `runStatus` of a task (seed [001]). */
type RunStatusWord = "Waiting" | "Running" | "Done" | "Failed" | "Stopped";

/** The cloud has no word for a run that is being stopped, so it counts as running until it has stopped: our choice. */
export const runStatusWord: Readonly<Record<RunStatus, RunStatusWord>> = {
  pending: "Waiting",
  queued: "Waiting",
  running: "Running",
  cancelling: "Running",
  succeeded: "Done",
  failed: "Failed",
  cancelled: "Stopped",
};

/** A task as DescribeFineTuningTask and DescribeFineTuningTasks show it (seed [001]). */
export function taskAnswer(task: TaskRow, run: RunView): JsonObject {
  const runStatus = runStatusWord[run.status];
  const { metrics, failure, checkpoints, finishedAt } = run;
  return {
    taskId: task.id,
    jobId: task.job_id,
    jobName: task.job_name,
    jobDescription: task.job_description,
    model: task.model,
    trainMode: task.train_mode,
    parameterScale: task.parameter_scale,
    runStatus,
    ...(runStatus === "Running" && { runProgress: `${run.progressPercent}%` }),
    vdlLink: visualizationLink(task.visualization_id),
    ...(runStatus === "Done" &&
      metrics && {
        metrics: Object.fromEntries(Object.entries(metrics).map(([name, percent]) => [name, percent.toFixed(2)])),
      }),
    ...((runStatus === "Done" || checkpoints.length > 0) && {
      checkpointList: checkpoints.map(({ step, perplexity, trainingLoss }) => ({ step, perplexity, trainingLoss })),
    }),
    createTime: utcTime(run.createdAt),
    ...(finishedAt !== undefined && { finishTime: utcTime(finishedAt) }),
    ...(runStatus === "Failed" && failure && { errorMessage: failure.message, errorCode: failureCode(failure.code) }),
  };
}

/** Rules of the task object. */
export const taskRules: Rules = {
  "runProgress, a whole number and %, only while Running": seed("001"),
  "metrics only when Done and only for text models": seed("001"),
  "metrics are percentages as strings without %": client("recorded answers"),
  "checkpointList once there is a checkpoint, and always when Done": ours("the seed's running example has none"),
  "finishTime only once the task has ended": ours(
    "the seed's running example has one, its table calls it the end time",
  ),
  "errorCode and errorMessage only on Failed; the code is V1's number": ours(
    "the seed names the members, no list of codes exists",
  ),
  "createTime and finishTime, not createDate and finishDate": seed("001; the SDK's mock differs"),
  "a task that is being stopped counts as Running": ours("the cloud has no word for it"),
};

/** Members of the task object. */
export const taskFields: readonly Field[] = fieldsFrom(
  seed("001"),
  "taskId",
  "jobId",
  "jobName",
  "jobDescription",
  "model",
  "trainMode",
  "parameterScale",
  "runStatus",
  "runProgress",
  "vdlLink",
  "metrics",
  "checkpointList[].step",
  "checkpointList[].perplexity",
  "checkpointList[].trainingLoss",
  "createTime",
  "finishTime",
  "errorMessage",
  "errorCode",
);

/** V1's `internal server error` (seed [003]). */
const internalServerError = 500000;

/** Words of the training engine that V1 has a number for (seed [003]). */
const numbers: Readonly<Record<string, number>> = { InvalidTrainingData: 510102 };

/**
 * `errorCode` of a failed task is a number (seed [001]) but no list of them exists. Our choice: a run that failed with a
 * number keeps it, a word that V1 has a number for gets that, any other becomes V1's internal server error.
 */
function failureCode(code: string): number {
  return /^\d{1,9}$/.test(code) ? Number(code) : (own(numbers, code) ?? internalServerError);
}

/** `vdlLink`: the display token is base64 of `{"runId":"run-…"}` (seed [001]). */
export function visualizationLink(visualizationId: string): string {
  const token = Buffer.from(JSON.stringify({ runId: visualizationId })).toString("base64");
  return `https://console.bce.baidu.com/qianfan/visualdl/index?displayToken=${token}`;
}
