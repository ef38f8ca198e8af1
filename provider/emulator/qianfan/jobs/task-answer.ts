import type { JsonObject } from "../../../base/json";
import type { RunView } from "../../contract";
import { failureCode } from "./failure-code";
import { runStatusWord } from "./run-status-word";
import { visualizationLink } from "./visualization-link";
import { zuluTime } from "../zulu-time";
import { client, fieldsFrom, ours, seed, type Field, type Rules } from "../../provenance/provenance";
import type { TaskRow } from "./task-store";

/** A task as DescribeFineTuningTask and DescribeFineTuningTasks show it (seed 001). */
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
    createTime: zuluTime(run.createdAt),
    ...(finishedAt !== undefined && { finishTime: zuluTime(finishedAt) }),
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
