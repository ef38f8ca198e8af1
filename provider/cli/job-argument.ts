import type { JobKey } from "../contract/cloud";
import { FineTuneError } from "../base/fine-tune-error";
import { parseResourceId } from "../lifecycle/job/resource-id";

/** Shapes that a cloud's console shows, with what makes a resource ID of them. */
const bareIds: readonly (readonly [RegExp, string])[] = [
  [/^ft-/, "bailian/"],
  [/^job-[^/]+\/task-/, "qianfan/"],
];

/** Only what begins like an ID is repeated: a key may have been pasted in its place. */
const idLike = /^(?:bailian|qianfan|ft|job|task)\b/;

/**
 * The job that a person names: a resource ID, or one without its cloud.
 * @throws FineTuneError `bad-id`
 */
export function jobArgument(text: string): JobKey {
  const prefix = bareIds.find(([shape]) => shape.test(text))?.[1] ?? "";
  const key = parseResourceId(prefix + text);
  if (key !== undefined && (key.cloud === "bailian" || key.taskId !== undefined)) return key;
  const shown = idLike.test(text) ? text : `${text.slice(0, 4)}…`;
  throw new FineTuneError(`\`${shown}\` is no job ID`, {
    code: "bad-id",
    nextStep: "IDs look like `bailian/ft-…` and `qianfan/job-…/task-…`; `finetune jobs` lists them.",
  });
}
