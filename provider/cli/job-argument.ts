import type { JobKey } from "../lifecycle/cloud";
import { FineTuneError } from "../lifecycle/fine-tune-error";
import { parseResourceId } from "../lifecycle/resource-id";

/**
 * The job that a person names: a resource ID, or Bailian's bare `ft-…`.
 * @throws FineTuneError `bad-id`
 */
export function jobArgument(text: string): JobKey {
  const key = parseResourceId(/^ft-/.test(text) ? `bailian/${text}` : text);
  if (key !== undefined && (key.cloud === "bailian" || key.taskId !== undefined)) return key;
  throw new FineTuneError(`\`${text}\` is no job ID`, {
    code: "bad-id",
    nextStep: "IDs look like `bailian/ft-…` and `qianfan/job-…/task-…`; `finetune jobs` lists them.",
  });
}
