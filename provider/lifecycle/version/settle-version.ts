import { blockFor } from "../blocks";
import { notInTime, waitFor } from "../wait";
import type { CloudSession } from "../../contract/session";
import type { JobKey } from "../../contract/keys";
import type { Context } from "../context";
import { FineTuneError } from "../../base/fine-tune-error";
import { printableLine } from "../../base/printable";
import type { JsonObject } from "../../base/json";
import { partialFailure } from "../partial-failure";
import { resourceName } from "../token";
import { stay } from "../process-memory";
import type { VersionOperations, VersionRequest } from "../../contract/version-cloud";
import type { VersionInputs } from "./version-inputs";
import { modelKey, versionId, type VersionState } from "./version-state";

/** A published checkpoint. */
export interface CreatedVersion {
  readonly id: string;
  readonly state: VersionState;
}

/** The job, and how long publishing is waited for. */
export interface VersionEnd {
  readonly key: JobKey;
  readonly deadline: number;
  readonly timeout: "create" | "update";
}

/**
 * Publishes and waits until serving can use it.
 * @throws PartialFailure whatever goes wrong, so that what was begun is found again.
 */
export async function settleVersion(
  context: Context,
  session: CloudSession,
  inputs: VersionInputs,
  start: VersionState,
  { key, deadline, timeout }: VersionEnd,
): Promise<CreatedVersion> {
  const step = start.published?.step;
  const which = step === undefined ? "the last checkpoint" : `checkpoint ${step}`;
  const id = versionId(key, step);
  const block: JsonObject = blockFor(inputs, session.cloud) ?? {};
  // Replacements are not counted: who goes back to a checkpoint finds the model that it was published as.
  const identity = { ...context.identity, generation: 0 };
  const name = resourceName(identity, context.settings.namespace, [inputs.job, step ?? "last", block]);
  const request: VersionRequest = { job: key, ...(step === undefined ? {} : { step }), name, block };
  const namesModelEarly = context.clouds.get(session.cloud).version?.namesModelEarly === true;
  let state = start;
  try {
    const ended = await waitFor(context, {
      what: `${which} of job ${inputs.job}`,
      deadline,
      timedOut: notInTime(`${which} of job ${inputs.job}`, timeout),
      look: async (signal) => {
        const publication = await versionsOf(session).publish(request, signal);
        const { modelId, modelSetId } = publication;
        const known = publication.state === "ready" || namesModelEarly;
        state = {
          ...state,
          status: publication.state,
          ...(known ? { modelId } : {}),
          ...(modelSetId === undefined ? {} : { modelSetId }),
        };
        keepModel(context, state);
        return publication;
      },
      isDone: (publication) => publication.state !== "publishing",
      describe: () => `publishing ${which}`,
    });
    if (ended.state === "failed") throw failed(`${which} of job ${inputs.job}`, ended.reason);
    await context.status(`ready · model ${ended.modelId}`);
    return { id, state };
  } catch (error) {
    throw partialFailure(context, id, state, error, {
      message: `stopped before ${which} of job ${inputs.job} was published`,
      nextStep: "`pulumi up` goes on where it stopped.",
    });
  }
}

/** The model is this resource's and stays: what the engine deletes after this is another one. */
export function keepModel(context: Context, state: VersionState): void {
  const model = modelKey(state);
  if (model !== undefined) stay(context, model);
}

/** What a cloud offers for versions; both do, so that one without is a mistake of ours. */
export function versionsOf(session: CloudSession): VersionOperations {
  const operations = session.versions?.();
  if (operations === undefined) throw new TypeError(`${session.cloud} has no versions`);
  return operations;
}

function failed(what: string, reason: string | undefined): FineTuneError {
  return new FineTuneError(`publishing ${what} failed${reason === undefined ? "" : `: ${printableLine(reason)}`}`, {
    code: "publish-failed",
    nextStep: "The training is done and paid: the next `pulumi up` publishes again.",
  });
}
