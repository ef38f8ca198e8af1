import { lookOnce, waitFor, type Wait } from "../wait";
import { isRecord } from "../../base/is-record";
import { FineTuneError } from "../../base/fine-tune-error";
import { printableLine } from "../../base/printable";
import type { JsonObject } from "../../base/json";
import { containsUnknown } from "../../base/unknown";
import type { CloudSession } from "../../contract/session";
import type { Publication } from "../../contract/version-cloud";
import { blockOf } from "../blocks";
import { isImported } from "../imported";
import type { Context } from "../context";
import type { JobInputs } from "./inputs";
import { hasRun } from "./resource-id";
import { type JobState, keyOf, jobTitle } from "./state";

/** The publish options of a job: `{}` when left out, as in what was imported, `undefined` when turned off. */
export function publishOptions({ clouds }: Context, inputs: JobInputs): JsonObject | undefined {
  const { publish } = isImported(clouds, inputs) ? {} : blockOf(clouds, inputs).block;
  if (publish === false) return undefined;
  // Part of a block, which is JSON.
  return isRecord(publish) ? publish : {};
}

/** Publishes a finished run as a model version and waits until serving can use it. Finds what an earlier try published. */
export async function publishRun(
  context: Context,
  session: CloudSession,
  inputs: JobInputs,
  state: JobState,
  deadline: number,
): Promise<JobState> {
  const options = publishOptions(context, inputs);
  if (session.publish === undefined || options === undefined) return state;
  const { publish } = session;
  const wait: Wait<Publication> = {
    what: "publishing",
    deadline,
    look: async (signal) => publish(keyOf(state), options, state.jobName ?? state.jobId, signal),
    isDone: (publication) => publication.state !== "publishing",
    describe: ({ modelId }) => `publishing ${modelId}`,
    timedOut: () => unfinished(state),
  };
  // Not waiting means one look: the next `up` looks again.
  const publication = inputs.waitForCompletion === false ? await lookOnce(context, wait) : await waitFor(context, wait);
  if (publication?.state === "failed") throw failed(state, publication);
  if (publication?.state !== "ready") return state;
  const { modelId, modelSetId } = publication;
  return { ...state, modelSetId, finetunedOutput: modelId };
}

function failed(state: JobState, publication: Publication): FineTuneError {
  return new FineTuneError(
    `${jobTitle(state)} succeeded, but publishing it as ${publication.modelId} failed${publication.reason === undefined ? "" : `: ${printableLine(publication.reason)}`}`,
    {
      code: "publish-failed",
      nextStep: "The training is done and paid: the next `pulumi up` publishes again without training.",
    },
  );
}

function unfinished(state: JobState): FineTuneError {
  return new FineTuneError(`${jobTitle(state)} succeeded, but its model version was not ready in time`, {
    code: "publish-timeout",
    nextStep: "The next `pulumi up` resumes; `timeouts.create` and `timeouts.update` set how long.",
  });
}

/** Whether there is nothing left to wait for, publish or explain. */
export function isSettled(context: Context, state: JobState, inputs: JobInputs): boolean {
  const { clouds } = context;
  if (!hasRun(clouds, state) || state.status !== "succeeded") return false;
  if (state.finetunedOutput !== undefined) return true;
  // The model of a success is named an answer later at times, by the cloud itself: another look finds it.
  if (clouds.get(state.cloud).job.publishesByItself) return false;
  return containsUnknown(inputs) || publishOptions(context, inputs) === undefined;
}
