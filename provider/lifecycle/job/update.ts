import { requireProvenGone, requireSameEndpoint } from "./account";
import type { CloudSession } from "../../contract/cloud";
import type { Context } from "../context";
import { startJob, type Created } from "./create";
import { blockOf, type JobInputs } from "./inputs";
import { isSettled } from "./is-settled";
import { keepJob } from "./keep-job";
import { deadlineFor } from "../limits";
import { PartialFailure } from "../partial-failure";
import { publishOptions } from "./publish";
import { canonicalJson } from "../../base/canonical-json";
import { formatResourceId } from "./resource-id";
import { explained, settleJob } from "./settle";
import { hasRun, keyOf, type JobState } from "./state";

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
  const session = context.openSession(blockOf(inputs).cloud);
  requireSameEndpoint(session, state);
  const start = hasRun(state)
    ? forgetChangedPublication(state, inputs, oldInputs)
    : await startRun(context, session, inputs, { id, state, deadline });
  const currentId = formatResourceId(keyOf(start));
  keepJob(context, start);
  // Nothing is sent for a change that only concerns later operations.
  const end = isSettled(start, inputs) ? start : await settleJob(context, session, inputs, start, deadline);
  return { id: currentId, state: end };
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
function forgetChangedPublication(state: JobState, inputs: JobInputs, oldInputs: JobInputs | undefined): JobState {
  const wanted = publishOptions(inputs);
  if (state.cloud !== "qianfan" || oldInputs === undefined || wanted === undefined) return state;
  if (canonicalJson(publishOptions(oldInputs)) === canonicalJson(wanted)) return state;
  const { finetunedOutput, modelSetId, ...rest } = state;
  return finetunedOutput === undefined && modelSetId === undefined ? state : rest;
}
