import { z } from "zod";
import type { JsonObject } from "../../../../base/json";
import type { RunView, RunStatus } from "../../../contract";
import { doc, fieldsFrom, ours, seed } from "../../../provenance/provenance";
import type { QianfanCloud } from "../../cloud";
import { hasEnded } from "../../jobs/delete-rules";
import type { JobRow } from "../../jobs/job-store";
import { visualizationLink } from "../../jobs/task-object";
import type { TaskRow } from "../../jobs/task-store";
import type { QianfanCall } from "../../call";
import { refuse } from "../v1-errors";
import { findByV1Id, type V1Id, v1Id, v1IdRule, zeroTime } from "../v1-forms";
import { chinaTime } from "../../../times";
import { operation, reads } from "../v1-call";
import { requireContainer } from "./create-task";
import { peftOfScale } from "./train-types";

/** The run of a container that a call names by V1's `jobId`, with how far it is. @throws Refusal 510301 */
export function requireRun(
  { cloud, record }: QianfanCall,
  container: JobRow,
  jobId: V1Id,
): { readonly row: TaskRow; readonly view: RunView } {
  record.subject = String(jobId);
  const row = findByV1Id(cloud.tasks, jobId);
  const view = row?.job_seq === container.seq ? cloud.training.get(row.id) : undefined;
  if (!row || !view) throw refuse("jobNotExist");
  record.subject = row.id;
  return { row, view };
}

const runBody = reads(z.object({ taskId: v1Id, jobId: v1Id }));

const trainStatus: Readonly<Record<RunStatus, "RUNNING" | "FINISH" | "STOP" | "FAIL">> = {
  pending: "RUNNING",
  queued: "RUNNING",
  running: "RUNNING",
  cancelling: "RUNNING",
  succeeded: "FINISH",
  failed: "FAIL",
  cancelled: "STOP",
};

/** Shows one run. */
export const jobDetail = operation({
  name: "jobDetail",
  routes: [{ path: "/wenxinworkshop/finetune/jobDetail" }],
  source: doc("wlmrgowee"),
  rules: {
    ...v1IdRule,
    "a container that does not exist is 510202, a run that does not exist or is in another container 510301": seed(
      "003; the order of the two is our choice",
    ),
    "a run that waits is RUNNING with progress 0, one that is being stopped RUNNING": ours("V1 has no other words"),
    "progress is a number from 0 to 100": doc("wlmrgowee"),
    "finishTime is 0000-00-00 00:00:00 until the run has ended": doc(
      "wlmrgowee, example; it has the zeros for a stopped run too, our choice",
    ),
    "startTime and runTime count from the creation, trainTime from the start of training": ours(
      "the page says start time, total time and training time",
    ),
    "trainType is as it was given, not the internal name of the page's example (ernieBotLite-v201-8k)": ours(
      "no list of the internal names exists",
    ),
    "version counts the runs of the container": doc("wlmrgowee; what it counts is our choice"),
    "increConfig only for jobRunType 1, and only while its run exists": ours("not stated"),
  },
  requestFields: fieldsFrom(doc("wlmrgowee"), "taskId", "jobId"),
  answerFields: fieldsFrom(
    doc("wlmrgowee"),
    "id",
    "description",
    "taskId",
    "taskName",
    "version",
    "jobRunType",
    "increConfig.taskId",
    "increConfig.jobId",
    "trainType",
    "trainMode",
    "peftType",
    "trainStatus",
    "progress",
    "runTime",
    "trainTime",
    "startTime",
    "finishTime",
    "vdlLink",
  ),
  parse: runBody,
  transaction: "read",
  answer: (call, { taskId, jobId }) => {
    const { row, view } = requireRun(call, requireContainer(call, taskId), jobId);
    return detailOf(call.cloud, row, view);
  },
});

function detailOf(cloud: QianfanCloud, row: TaskRow, view: RunView): JsonObject {
  const base = row.increment_task_id === null ? undefined : cloud.tasks.byId(row.increment_task_id);
  const { createdAt, startedAt, finishedAt } = view;
  const until = finishedAt ?? cloud.world.now();
  const secondsSince = (from: number | undefined) => (from === undefined ? 0 : Math.floor((until - from) / 1000));
  return {
    id: row.seq,
    description: row.description,
    taskId: row.job_seq,
    taskName: row.job_name,
    version: row.version,
    jobRunType: row.increment_task_id === null ? 0 : 1,
    ...(base && { increConfig: { taskId: base.job_seq, jobId: base.seq } }),
    trainType: row.model,
    trainMode: row.train_mode,
    peftType: peftOfScale(row.parameter_scale),
    trainStatus: trainStatus[view.status],
    progress: view.progressPercent,
    runTime: secondsSince(createdAt),
    trainTime: secondsSince(startedAt),
    startTime: chinaTime(createdAt),
    finishTime: finishedAt === undefined ? zeroTime : chinaTime(finishedAt),
    vdlLink: visualizationLink(row.visualization_id),
  };
}

/** Stops a run that has not ended. */
export const stopJob = operation({
  name: "stopJob",
  routes: [{ path: "/wenxinworkshop/finetune/stopJob" }],
  source: doc("2lnlebz15"),
  rules: {
    ...v1IdRule,
    "a run that has ended is 510302, one that is being stopped already is taken": ours(
      "seed 003 names the code and not its condition",
    ),
    "result is true": doc("2lnlebz15"),
  },
  requestFields: fieldsFrom(doc("2lnlebz15"), "taskId", "jobId"),
  answerFields: fieldsFrom(doc("2lnlebz15"), "(itself)"),
  parse: runBody,
  transaction: "write",
  answer: (call, { taskId, jobId }) => {
    const { row, view } = requireRun(call, requireContainer(call, taskId), jobId);
    if (hasEnded(view.status)) throw refuse("jobStatusInvalid");
    call.cloud.training.cancel(row.id);
    return true;
  },
});
