import { z } from "zod";
import { doc, fieldsFrom, fieldsWithin, ours, seed } from "../../provenance/provenance";
import type { Operation } from "../operation";
import { pageInfo, pageInfoFields, pageRequest, pagingFields, pagingRules } from "../paging";
import { Refusal } from "../refusals";
import { parseBody } from "../request-body";
import { deleteObstacle, deleteRuleSource } from "./delete-rules";
import { requireJob, requireTask } from "./require-job";
import { runStatusWord, taskAnswer, taskFields, taskRules } from "./task-object";

const taskRequest = z.object({ taskId: z.string().min(1) });

/** Shows one run. */
export const describeFineTuningTask: Operation = {
  path: "/v2/finetuning",
  action: "DescribeFineTuningTask",
  mode: "read",
  source: seed("001"),
  rules: taskRules,
  requestFields: fieldsFrom(seed("001"), "taskId"),
  answerFields: [...taskFields],
  answer: (call) => {
    const { taskId } = parseBody(taskRequest, call.body);
    const { task, run } = requireTask(call, taskId);
    return taskAnswer(task, run);
  },
};

const taskListRequest = z.object({ ...pageRequest, jobId: z.string().min(1) });

/** Lists the runs of a container. */
export const describeFineTuningTasks: Operation = {
  path: "/v2/finetuning",
  action: "DescribeFineTuningTasks",
  mode: "read",
  source: doc("Vlrzz3z1p"),
  rules: { ...pagingRules, ...taskRules },
  requestFields: [...fieldsFrom(doc("Vlrzz3z1p"), "jobId"), ...pagingFields],
  answerFields: [...fieldsWithin("taskList[]", taskFields), ...pageInfoFields],
  answer: (call) => {
    const { cloud, body, record } = call;
    const { jobId, marker, maxKeys, pageReverse } = parseBody(taskListRequest, body);
    const job = requireJob(call, jobId);
    const start = marker === "" ? undefined : cloud.tasks.byId(marker);
    if (marker !== "" && start?.job_seq !== job.seq) throw new Refusal("InvalidMarker");
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
};

/** Stops a run that waits or runs. */
export const stopFineTuningTask: Operation = {
  path: "/v2/finetuning",
  action: "StopFineTuningTask",
  mode: "write",
  source: doc("slrzz2u7v"),
  rules: {
    "Waiting and Running become Stopped; a task that has ended is refused with UnsupportedOperation": ours(
      "not stated; V1 has 510302 for it",
    ),
    "an unknown task is refused with NoSuchTask": ours("the SDK's mock answers false with status 200"),
  },
  requestFields: fieldsFrom(doc("slrzz2u7v"), "taskId"),
  answerFields: fieldsFrom(doc("slrzz2u7v"), "(itself)"),
  answer: (call) => {
    const { taskId } = parseBody(taskRequest, call.body);
    const { run } = requireTask(call, taskId);
    const word = runStatusWord[run.status];
    if (word !== "Waiting" && word !== "Running") {
      throw new Refusal("UnsupportedOperation", {
        message: "The fine-tuning task can not be stopped because it is Done,Failed or Stopped",
      });
    }
    call.cloud.training.cancel(taskId);
    return true;
  },
};

/** Deletes a run, where its state allows it. */
export const deleteFineTuningTask: Operation = {
  path: "/v2/finetuning",
  action: "DeleteFineTuningTask",
  mode: "write",
  source: doc("ymo1a9xwn"),
  rules: {
    "the state decides, else UnsupportedOperation": deleteRuleSource,
    "models that were published from the task stay": ours("not stated"),
  },
  requestFields: fieldsFrom(doc("ymo1a9xwn"), "taskId"),
  answerFields: fieldsFrom(doc("ymo1a9xwn"), "(itself)"),
  answer: (call) => {
    const { cloud, body } = call;
    const { taskId } = parseBody(taskRequest, body);
    const { run } = requireTask(call, taskId);
    const obstacle = deleteObstacle(cloud.settings.deleteRule, run.status);
    if (obstacle !== undefined) {
      throw new Refusal("UnsupportedOperation", {
        message: `The fine-tuning task can not be deleted because it is ${obstacle}`,
      });
    }
    cloud.training.remove(taskId);
    cloud.tasks.remove(taskId);
    return true;
  },
};
