import type { CloudSession } from "../../contract/cloud";
import type { Context } from "../context";
import { FineTuneError } from "../../base/fine-tune-error";
import { blockOf, type JobInputs } from "./inputs";
import { parseResourceId } from "./resource-id";
import { newState, observedState, type JobState } from "./state";

/**
 * Takes over the job that the `adopt` argument names. Nothing is submitted.
 * @throws FineTuneError `adopt-not-found`, `adopt-other-cloud`, `adoption-mismatch`
 */
export async function adoptNamedJob(
  context: Context,
  session: CloudSession,
  inputs: JobInputs,
  id: string,
): Promise<JobState> {
  const key = parseResourceId(id);
  if (key?.cloud !== session.cloud) {
    throw new FineTuneError(`\`adopt\` names ${id}, but the arguments are for ${session.cloud}`, {
      code: "adopt-other-cloud",
      nextStep: "Give the argument block of the cloud that the job runs on.",
    });
  }
  const found = await session.inspect(key, blockOf(inputs).block, context.signal);
  if (found === undefined) {
    throw new FineTuneError(`\`adopt\` names ${id}, which ${session.cloud} does not find for this account`, {
      code: "adopt-not-found",
      nextStep: "Check the ID and the credentials; without `adopt` a new job is trained.",
    });
  }
  const { observation: seen, differences } = found;
  if (differences.length > 0 && inputs.validation !== "warn") {
    throw new FineTuneError(`\`adopt\` names ${id}, which was trained otherwise: ${differences.join("; ")}`, {
      code: "adoption-mismatch",
      nextStep: 'Write the arguments that the job was trained with, or set `validation: "warn"` to adopt it as it is.',
    });
  }
  await context.log("info", `adopted ${id} (${seen.status}) as the argument \`adopt\` asks; nothing was submitted`);
  return observedState(newState(session, key, seen.jobName), session, seen);
}
