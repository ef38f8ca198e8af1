import { z } from "zod";
import { doc, fieldsFrom, fieldsWithin, ours, seed } from "../../provenance/provenance";
import { action, operation, reads } from "../call";
import { pageInfo, pageInfoFields, pageRequest, pagingFields, pagingRules } from "../paging";
import { refuse } from "../refusals";
import { deleteObstacle, deleteRuleSource } from "./delete-rules";
import { requireJob, requireTask } from "./require-job";
import { runStatusWord, taskAnswer, taskFields, taskRules } from "./task-object";

const taskRequest = reads(z.object({ taskId: z.string().min(1) }));

/** Shows one run. */
export const describeFineTuningTask = operation({
  ...action("/v2/finetuning", "DescribeFineTuningTask"),
  source: seed("001"),
  rules: taskRules,
  requestFields: fieldsFrom(seed("001"), "taskId"),
  answerFields: [...taskFields],
  transaction: "read",
  parse: taskRequest,
  answer: (call, { taskId }) => {
    const { task, run } = requireTask(call, taskId);
    return taskAnswer(task, run);
  },
});

const taskListRequest = reads(z.object({ ...pageRequest, jobId: z.string().min(1) }));

/** Lists the runs of a container. */
export const describeFineTuningTasks = operation({
  ...action("/v2/finetuning", "DescribeFineTuningTasks"),
  source: doc("Vlrzz3z1p"),
  rules: { ...pagingRules, ...taskRules },
  requestFields: [...fieldsFrom(doc("Vlrzz3z1p"), "jobId"), ...pagingFields],
  answerFields: [...fieldsWithin("taskList[]", taskFields), ...pageInfoFields],
  transaction: "read",
  parse: taskListRequest,
  answer: (call, { jobId, marker, maxKeys, pageReverse }) => {
    const { cloud, record } = call;
    const job = requireJob(call, jobId);
    const start = marker === "" ? undefined : cloud.tasks.byId(marker);
    if (marker !== "" && start?.job_seq !== job.seq) throw refuse("InvalidMarker");
    const page = cloud.tasks.list({
      jobSeq: job.seq,
      fromSeq: start?.seq,
      maxKeys,
      isReversed: pageReverse,
      createdUntil: record.listsCreatedUntil,
    });
    return {
      taskList: page.rows.flatMap((task) => {
        const run = cloud.training.get(task.id);
        return run ? [taskAnswer(task, run)] : [];
      }),
      pageInfo: pageInfo(marker, maxKeys, page.next?.id),
    };
  },
});

/** Stops a run that waits or runs. */
export const stopFineTuningTask = operation({
  ...action("/v2/finetuning", "StopFineTuningTask"),
  source: doc("slrzz2u7v"),
  rules: {
    "Waiting and Running become Stopped; a task that has ended is refused with UnsupportedOperation": ours(
      "not stated; V1 has 510302 for it",
    ),
    "an unknown task is refused with NoSuchTask": ours("the SDK's mock answers false with status 200"),
  },
  requestFields: fieldsFrom(doc("slrzz2u7v"), "taskId"),
  answerFields: fieldsFrom(doc("slrzz2u7v"), "(itself)"),
  transaction: "write",
  parse: taskRequest,
  answer: (call, { taskId }) => {
    const { run } = requireTask(call, taskId);
    const word = runStatusWord[run.status];
    if (word !== "Waiting" && word !== "Running") {
      throw refuse(
        "UnsupportedOperation",
        "The fine-tuning task can not be stopped because it is Done,Failed or Stopped",
      );
    }
    call.cloud.training.cancel(taskId);
    return true;
  },
});

/** Deletes a run, where its state allows it. */
export const deleteFineTuningTask = operation({
  ...action("/v2/finetuning", "DeleteFineTuningTask"),
  source: doc("ymo1a9xwn"),
  rules: {
    "the state decides, else UnsupportedOperation": deleteRuleSource,
    "models that were published from the task stay": ours("not stated"),
  },
  requestFields: fieldsFrom(doc("ymo1a9xwn"), "taskId"),
  answerFields: fieldsFrom(doc("ymo1a9xwn"), "(itself)"),
  transaction: "write",
  parse: taskRequest,
  answer: (call, { taskId }) => {
    const { cloud } = call;
    const { run } = requireTask(call, taskId);
    const obstacle = deleteObstacle(cloud.settings.taskDeleteRule, run.status);
    if (obstacle !== undefined) {
      throw refuse("UnsupportedOperation", `The fine-tuning task can not be deleted because it is ${obstacle}`);
    }
    cloud.training.remove(taskId);
    cloud.tasks.remove(taskId);
    return true;
  },
});
