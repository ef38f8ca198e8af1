import type { CloudSession, Publication } from "../../contract/cloud";
import { CloudError } from "../../contract/cloud-error";
import type { Context } from "../context";
import { FineTuneError } from "../../base/fine-tune-error";
import { blockOf, type JobInputs } from "./inputs";
import type { JsonObject } from "../../base/json";
import { keyOf, type JobState } from "./state";
import { nameOf } from "./wait";

/** The publish options of a job: `{}` when left out, `undefined` when turned off. */
export function publishOptions(inputs: JobInputs): JsonObject | undefined {
  const { publish } = blockOf(inputs).block;
  if (publish === false) return undefined;
  return typeof publish === "object" && publish !== null && !Array.isArray(publish) ? (publish as JsonObject) : {};
}

/** Publishes a finished run as a model version and waits until serving can use it. Finds what an earlier try published. */
export async function publishRun(
  context: Context,
  session: CloudSession,
  inputs: JobInputs,
  state: JobState,
  deadline: number,
): Promise<JobState> {
  const options = publishOptions(inputs);
  if (session.publish === undefined || options === undefined) return state;
  for (;;) {
    const publication = await attempt(context, () =>
      session.publish?.(keyOf(state), options, state.jobName ?? state.jobId, context.signal),
    );
    if (publication?.state === "failed") throw failed(state, publication);
    if (publication?.state === "ready") {
      return {
        ...state,
        modelSetId: publication.modelSetId,
        finetunedOutput: publication.modelId,
      };
    }
    await context.status(`publishing ${publication?.modelId ?? "the model"}`);
    // Not waiting means one look: the next `up` looks again.
    if (inputs.waitForCompletion === false) return state;
    if (context.clock.now() >= deadline) throw unfinished(state);
    await context.clock.sleep(context.settings.pollIntervalMs, context.signal);
  }
}

async function attempt(
  context: Context,
  call: () => Promise<Publication> | undefined,
): Promise<Publication | undefined> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof CloudError) || !error.isRetryable) throw error;
    await context.status(`publishing: ${error.message}; asking again`);
    return undefined;
  }
}

function failed(state: JobState, publication: Publication): FineTuneError {
  return new FineTuneError(
    `job ${nameOf(state)} succeeded, but publishing it as ${publication.modelId} failed${publication.reason === undefined ? "" : `: ${publication.reason}`}`,
    {
      code: "publish-failed",
      nextStep: "The training is done and paid: the next `pulumi up` publishes again without training.",
    },
  );
}

function unfinished(state: JobState): FineTuneError {
  return new FineTuneError(`job ${nameOf(state)} succeeded, but its model version was not ready in time`, {
    code: "publish-timeout",
    nextStep: "The next `pulumi up` resumes; `timeouts.create` and `timeouts.update` set how long.",
  });
}
