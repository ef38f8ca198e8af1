import { requireProvenGone } from "./account";
import { requireSamePlace, tellOtherFolder } from "../place";
import type { Context } from "../context";
import { FineTuneError } from "../../base/fine-tune-error";
import { jobIdExamples, parseResourceId } from "./resource-id";
import { withPublishedModel } from "./published-model";
import { hasEnded, keyOf, newState, observedState, type JobState, jobTitle } from "./state";

/**
 * One look at the cloud.
 * @param state the last known state; absent for an import or a `get`.
 * @returns `undefined` when the job is gone, which only its own account can say.
 */
export async function readJob(
  context: Context,
  id: string,
  state: JobState | undefined,
): Promise<JobState | undefined> {
  const key = state === undefined ? parseResourceId(context.clouds, id) : keyOf(state);
  if (key === undefined) {
    throw new FineTuneError(`\`${id}\` is no ID of a fine-tuning job`, {
      code: "bad-id",
      nextStep: `IDs look like ${jobIdExamples(context.clouds, "and")}.`,
    });
  }
  const session = context.openSession(key.cloud);
  if (state !== undefined) requireSamePlace(session, state, jobTitle(state));
  const seen = await session.observe(key, context.signal);
  if (seen !== undefined && state !== undefined) return observedState(state, session, seen);
  if (seen !== undefined) {
    const whole = await withPublishedModel(session, seen, context.signal);
    return observedState(newState(session, key, seen.jobName), session, whole);
  }
  if (state === undefined) return undefined;
  await requireProvenGone(session, state, context.signal);
  await tellOtherFolder(context, state, jobTitle(state));
  return undefined;
}

/** The arguments that an import begins with: what the cloud tells. A job that goes on is not waited for unless somebody asks. */
export async function toldArguments(context: Context, state: JobState): Promise<object> {
  const block = await context.openSession(state.cloud).told?.(keyOf(state), context.signal);
  return { ...(hasEnded(state) ? {} : { waitForCompletion: false }), [state.cloud]: block ?? {} };
}
