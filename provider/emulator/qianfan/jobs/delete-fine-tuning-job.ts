import { z } from "zod";
import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { Refusal } from "../refusal";
import type { Operation } from "../operation";
import { deleteObstacle, deleteRuleSource, hasEnded } from "./delete-rules";
import { parseBody } from "../parse-body";
import { requireJob } from "./require-job";

const schema = z.object({ jobId: z.string().min(1) });

/** Deletes a container, with its ended runs where the delete rule lets these go. */
export const deleteFineTuningJob: Operation = {
  path: "/v2/finetuning",
  action: "DeleteFineTuningJob",
  mode: "write",
  source: doc("Im3gxxr1l"),
  rules: {
    "refused with UnsupportedOperation while a task in it is Waiting or Running, under every delete rule":
      ours("Im3gxxr1l names no cascade"),
    "ended tasks go with their job only where they could be deleted one by one": deleteRuleSource,
  },
  requestFields: fieldsFrom(doc("Im3gxxr1l"), "jobId"),
  answerFields: fieldsFrom(doc("Im3gxxr1l"), "(itself)"),
  answer: (call) => {
    const { cloud, body } = call;
    const { jobId } = parseBody(schema, body);
    const job = requireJob(call, jobId);
    const taskIds = cloud.tasks.idsOf(job.seq);
    for (const taskId of taskIds) {
      const status = cloud.training.get(taskId)?.status;
      if (status === undefined) continue;
      const obstacle = hasEnded(status) ? deleteObstacle(cloud.settings.deleteRule, status) : "Waiting or Running";
      if (obstacle !== undefined) {
        throw new Refusal("UnsupportedOperation", {
          message: `The fine-tuning job can not be deleted because task ${taskId} is ${obstacle}`,
        });
      }
    }
    for (const taskId of taskIds) {
      cloud.training.remove(taskId);
      cloud.tasks.remove(taskId);
    }
    cloud.jobs.remove(job.seq);
    cloud.journal.effect({
      cloud: "qianfan",
      effect: "job.deleted",
      subject: jobId,
      detail: { name: job.name, tasks: taskIds.length },
    });
    return true;
  },
};
