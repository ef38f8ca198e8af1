import { z } from "zod";
import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { Refusal } from "../refusal";
import { runStatusWord } from "./run-status-word";
import type { Operation } from "../operation";
import { parseBody } from "../parse-body";
import { requireTask } from "./require-task";

const schema = z.object({ taskId: z.string().min(1) });

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
    const { taskId } = parseBody(schema, call.body);
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
