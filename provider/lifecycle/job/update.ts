import { requireProvenGone } from "./account";
import { requireSamePlace } from "../place";
import type { CloudSession } from "../../contract/session";
import type { Context } from "../context";
import { startJob, type Created } from "./create";
import { type JobInputs } from "./inputs";
import { blockOf } from "../blocks";
import { deadlineFor } from "../limits";
import { PartialFailure } from "../partial-failure";
import { publishOptions, isSettled } from "./publish";
import { canonicalJson } from "../../base/canonical-json";
import { formatResourceId, hasRun } from "./resource-id";
import { explained, settleJob } from "./settle";
import { keyOf, type JobState, keepJob, jobTitle } from "./state";

/**
 * Resumes waiting for the same job and publishes what is asked for; sends nothing else. A container whose run was never
 * confirmed gets its one run here.
 * @throws PartialFailure whatever goes wrong: the job stays in the stack.
 */
export async function updateJob(
  context: Context,
  id: string,
  state: JobState,
  inputs: JobInputs,
  oldInputs: JobInputs | undefined,
): Promise<Created> {
  const deadline = deadlineFor(context, inputs, "update");
  const session = context.openSession(blockOf(context.clouds, inputs).cloud.name);
  requireSamePlace(session, state, jobTitle(state));
  const start = hasRun(context.clouds, state)
    ? forgetChangedPublication(context, state, inputs, oldInputs)
    : await startRun(context, session, inputs, { id, state, deadline });
  const currentId = formatResourceId(keyOf(start));
  keepJob(context, start);
  // Nothing is sent for a change that only concerns later operations.
  const end = isSettled(context, start, inputs) ? start : await settleJob(context, session, inputs, start, deadline);
  return { id: currentId, state: end };
}

/** Whether an update asks the cloud nothing: what is settled only learns what is to hold later. */
export function isUpdatedWithoutCall(
  context: Context,
  state: JobState,
  recorded: JobInputs,
  inputs: JobInputs,
): boolean {
  return (
    hasRun(context.clouds, state) &&
    isSettled(context, forgetChangedPublication(context, state, inputs, recorded), inputs)
  );
}

/** Gives a container its run, after making sure that it is this account's: elsewhere the run may exist already. */
async function startRun(
  context: Context,
  session: CloudSession,
  inputs: JobInputs,
  { id, state, deadline }: { readonly id: string; readonly state: JobState; readonly deadline: number },
): Promise<JobState> {
  try {
    const seen = await session.observe(keyOf(state), context.signal);
    if (seen === undefined) await requireProvenGone(session, state, context.signal);
    return await startJob(context, session, inputs, { deadline, name: state.jobName });
  } catch (error) {
    throw error instanceof PartialFailure ? error : new PartialFailure(id, state, explained(context, state, error));
  }
}

/** Changed publish options ask for another version of the same training. */
function forgetChangedPublication(
  context: Context,
  state: JobState,
  inputs: JobInputs,
  oldInputs: JobInputs | undefined,
): JobState {
  if (context.clouds.get(state.cloud).job.publishesByItself || oldInputs === undefined) return state;
  const wanted = publishOptions(context, inputs);
  if (wanted === undefined || canonicalJson(publishOptions(context, oldInputs)) === canonicalJson(wanted)) return state;
  const { finetunedOutput, modelSetId, ...rest } = state;
  return finetunedOutput === undefined && modelSetId === undefined ? state : rest;
}
