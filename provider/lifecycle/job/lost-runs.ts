import { requireProvenGone } from "./account";
import type { CloudSession } from "../../contract/session";
import type { Context } from "../context";
import { FineTuneError } from "../../base/fine-tune-error";
import { type JobInputs } from "./inputs";
import { blockFor } from "../blocks";
import { formatResourceId } from "./resource-id";
import { observedState, type JobState } from "./state";

/** Whether the container is there for this job alone, so that it goes when it is empty. */
export function ownsContainer(state: JobState, inputs: JobInputs): boolean {
  return state.details?.["ownsContainer"] !== false && typeof blockFor(inputs, state.cloud)?.["jobId"] !== "string";
}

/**
 * Runs that a submit made whose answer was lost and that nobody saw appear: paid for, though the stack knows only their
 * container. Its name is this job's alone, so all runs in it are, except those that this process keeps.
 */
export async function lostRuns(
  context: Context,
  session: CloudSession,
  state: JobState,
  inputs: JobInputs,
): Promise<readonly JobState[]> {
  if (!ownsContainer(state, inputs)) {
    const text = `whether a run was submitted to ${state.jobId} is not known, and the container is not ours: look there`;
    await context.log("warning", text);
    return [];
  }
  const block = blockFor(inputs, state.cloud) ?? {};
  try {
    const request = { name: state.jobName ?? "", block };
    const { candidates } = await session.reserve(request, { fresh: true }, context.signal);
    return candidates
      .filter(({ key }) => key.jobId === state.jobId && !context.memory.staying.has(formatResourceId(key)))
      .map(({ key, observation }) => observedState({ ...state, ...key }, session, observation));
  } catch (error) {
    if (!(error instanceof FineTuneError) || error.code !== "container-lost") throw error;
    await requireProvenGone(session, state, context.signal);
    return [];
  }
}
