import { z } from "zod";
import { fieldsFrom, seed } from "../../provenance/provenance";
import type { Operation } from "../operation";
import { parseBody } from "../parse-body";
import { requireTask } from "./require-task";
import { taskAnswer, taskFields, taskRules } from "./task-answer";

const schema = z.object({ taskId: z.string().min(1) });

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
    const { taskId } = parseBody(schema, call.body);
    const { task, run } = requireTask(call, taskId);
    return taskAnswer(task, run);
  },
};
