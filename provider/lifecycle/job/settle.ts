import type { CloudSession } from "../../contract/session";
import type { Context } from "../context";
import { FineTuneError } from "../../base/fine-tune-error";
import type { JobInputs } from "./inputs";
import { jobFailure } from "./job-failure";
import { PartialFailure } from "../partial-failure";
import { publishOptions, publishRun } from "./publish";
import { formatResourceId } from "./resource-id";
import { hasEnded, keyOf, observedState, type JobState, jobTitle } from "./state";
import { waitForEnd } from "./wait";

/**
 * Brings a submitted job to its end: wait, explain a failure, publish. Without `waitForCompletion` it looks once.
 * @throws PartialFailure whatever goes wrong, so that the ID and the last state are saved.
 */
export async function settleJob(
  context: Context,
  session: CloudSession,
  inputs: JobInputs,
  start: JobState,
  deadline: number,
): Promise<JobState> {
  let state = start;
  try {
    state = await reachEnd(context, session, inputs, start, {
      deadline,
      onState: (next) => {
        state = next;
        context.seen?.(next);
      },
    });
    if (!hasEnded(state)) return state;
    if (state.status !== "succeeded") throw await jobFailure(session, state, context.signal);
    if (state.finetunedOutput === undefined) state = await publishRun(context, session, inputs, state, deadline);
    await context.status(`succeeded · ${modelWords(context, inputs, state)}`);
    return state;
  } catch (error) {
    throw new PartialFailure(formatResourceId(keyOf(state)), state, explained(context, state, error));
  }
}

function modelWords(context: Context, inputs: JobInputs, { cloud, finetunedOutput }: JobState): string {
  if (finetunedOutput !== undefined) return `model ${finetunedOutput}`;
  if (context.clouds.get(cloud).job.publishesByItself) return "the cloud has not named its model yet";
  return publishOptions(context, inputs) === undefined
    ? "publishing is left to others"
    : "its model is being published";
}

async function reachEnd(
  context: Context,
  session: CloudSession,
  inputs: JobInputs,
  start: JobState,
  options: { readonly deadline: number; onState(state: JobState): void },
): Promise<JobState> {
  if (inputs.waitForCompletion !== false) return waitForEnd(context, session, start, options);
  const seen = await session.observe(keyOf(start), context.signal);
  if (seen !== undefined) {
    const state = observedState(start, session, seen);
    options.onState(state);
    return state;
  }
  // One answer proves nothing: the cloud may be catching up.
  await context.log(
    "warning",
    `${session.cloud} does not find ${jobTitle(start)} now; \`pulumi refresh\` tells whether it is gone`,
  );
  return start;
}

/** The error as the user reads it; a cancelled wait is no failure of the job and says so. */
export function explained(context: Context, state: JobState, error: unknown): FineTuneError {
  if (context.signal.aborted && (!hasEnded(state) || state.status === "succeeded")) {
    const goesOn =
      state.status === "succeeded"
        ? `stopped before the model of ${jobTitle(state)} was published; the training has succeeded`
        : `stopped waiting for ${jobTitle(state)}, which is ${state.status} and goes on by itself`;
    return new FineTuneError(goesOn, {
      code: "wait-cancelled",
      cause: error,
      nextStep:
        state.status === "succeeded"
          ? "`pulumi up` publishes it without training again."
          : "`pulumi up` resumes waiting, `pulumi destroy` cancels the job.",
    });
  }
  if (error instanceof FineTuneError) return error;
  return new FineTuneError(error instanceof Error ? error.message : String(error), {
    code: "unexpected",
    cause: error,
  });
}
