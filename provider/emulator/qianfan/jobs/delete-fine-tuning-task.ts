import { z } from "zod";
import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { Refusal } from "../refusal";
import type { Operation } from "../operation";
import { deleteObstacle, deleteRuleSource } from "./delete-rules";
import { parseBody } from "../parse-body";
import { requireTask } from "./require-task";

const schema = z.object({ taskId: z.string().min(1) });

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
    const { taskId } = parseBody(schema, body);
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
