import { clouds } from "../clouds";
import type { Cloud } from "../contract/cloud";
import type { JobKey } from "../contract/keys";
import { FineTuneError } from "../base/fine-tune-error";
import { hasRun, jobIdExamples, parseResourceId } from "../lifecycle/job/resource-id";

/**
 * The job that a person names: a resource ID, or one without its cloud.
 * @throws FineTuneError `bad-id`
 */
export function jobArgument(text: string): JobKey {
  const cloud = clouds.all.find((each) => bareId(each).test(text));
  const key = parseResourceId(clouds, cloud === undefined ? text : `${cloud.name}/${text}`);
  if (key !== undefined && hasRun(clouds, key)) return key;
  // Only what begins like an ID is repeated: a key may have been pasted in its place.
  const words = clouds.all.flatMap(({ name, job }) => [name, ...job.idWords]);
  const shown = new RegExp(`^(?:${words.join("|")})\\b`).test(text) ? text : `${text.slice(0, 4)}…`;
  throw new FineTuneError(`\`${shown}\` is no job ID`, {
    code: "bad-id",
    nextStep: `IDs look like ${jobIdExamples(clouds, "and")}; \`finetune jobs\` lists them.`,
  });
}

/** What the cloud's console shows: `ft-…`, `job-…/task-…`. */
function bareId({ job }: Cloud): RegExp {
  return new RegExp(`^${job.idWords.map((word) => `${word}-`).join("[^/]+/")}`);
}
