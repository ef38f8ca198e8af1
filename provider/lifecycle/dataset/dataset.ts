import { trainingDataset } from "../../contract/kinds/training-dataset";
import { CloudError } from "../../contract/cloud-error";
import type { Context } from "../context";
import { FineTuneError } from "../../base/fine-tune-error";
import { blockOf } from "../blocks";
import { staysHere } from "../process-memory";
import { deadlineFor } from "../limits";
import { requireOwnAccount, requireSamePlace, tellOtherFolder } from "../place";
import type { CheckedDataset } from "./dataset-inputs";
import {
  datasetId,
  datasetIdExamples,
  datasetKey,
  datasetState,
  datasetTitle,
  parseDatasetId,
  type DatasetState,
} from "./dataset-state";
import { importedArguments, tellDataset } from "./imported-dataset";
import type { ReadTrainingFile } from "../../contract/preflight";
import { datasetsOf, settleDataset } from "./settle-dataset";

/** Defaults of the `timeouts` argument (our choice): a gigabyte over a slow line, and an import on the cloud. */
const timeouts = trainingDataset.arguments.timeouts.default;

/** Training data that was made. */
export interface CreatedDataset {
  readonly id: string;
  readonly state: DatasetState;
}

/** Uploads, imports and publishes. */
export function createDataset(
  context: Context,
  readTrainingFile: ReadTrainingFile,
  inputs: CheckedDataset,
): Promise<CreatedDataset> {
  const session = context.openSession(blockOf(context.clouds, inputs).cloud.name);
  const deadline = deadlineFor(context, inputs, "create", timeouts);
  return settleDataset(context, session, inputs, undefined, { readTrainingFile, deadline, timeout: "create" });
}

/** Goes on where an earlier operation stopped; nothing else is ever sent, and nothing is made in the place of what is gone. */
export async function updateDataset(
  context: Context,
  readTrainingFile: ReadTrainingFile,
  state: DatasetState,
  inputs: CheckedDataset,
): Promise<{ readonly state: DatasetState }> {
  if (state.status === "ready") return { state };
  const session = context.openSession(state.cloud);
  requireSamePlace(session, state, datasetTitle(state));
  const deadline = deadlineFor(context, inputs, "update", timeouts);
  const key = datasetKey(state);
  if ((await datasetsOf(session).observe(key, context.signal)) === undefined) {
    await requireOwnAccount(session, state, datasetTitle(state), context.signal);
    throw vanished(state);
  }
  return settleDataset(context, session, inputs, key, { readTrainingFile, deadline, timeout: "update" });
}

/** One look; `undefined` when it is gone, which only its own account can say. */
export async function readDataset(
  context: Context,
  id: string,
  state: DatasetState | undefined,
): Promise<(CreatedDataset & { readonly told?: () => Promise<object> }) | undefined> {
  const key = state === undefined ? parseDatasetId(context.clouds, id) : datasetKey(state);
  if (key === undefined) {
    throw new FineTuneError(`\`${id}\` is no ID of training data`, {
      code: "bad-id",
      nextStep: `IDs look like ${datasetIdExamples(context.clouds)}.`,
    });
  }
  const session = context.openSession(key.cloud);
  if (state !== undefined) requireSamePlace(session, state, datasetTitle(state));
  const seen = await datasetsOf(session).observe(key, context.signal);
  if (seen === undefined) {
    if (state === undefined) return undefined;
    await requireOwnAccount(session, state, datasetTitle(state), context.signal);
    await tellOtherFolder(context, state, datasetTitle(state));
    return undefined;
  }
  const current = datasetId(seen.key) ?? id;
  if (state !== undefined) return { id: current, state: datasetState(session, state.name, seen) };
  const imported = datasetState(session, "", seen);
  const told = await tellDataset(context, imported);
  return {
    id: current,
    state: { ...imported, name: told?.name ?? current },
    told: () => Promise.resolve(importedArguments(imported, told)),
  };
}

/** Removes what was made, and nothing else. */
export async function deleteDataset(context: Context, id: string, state: DatasetState): Promise<void> {
  if (await staysHere(context, id)) return;
  const session = context.openSession(state.cloud);
  requireSamePlace(session, state, datasetTitle(state));
  try {
    const outcome = await datasetsOf(session).remove(datasetKey(state), context.signal);
    if (outcome === "gone") {
      await requireOwnAccount(session, state, datasetTitle(state), context.signal);
      await context.log("info", `${datasetTitle(state)} was already gone`);
    }
  } catch (error) {
    throw error instanceof CloudError && ["conflict", "unsupported"].includes(error.kind) ? inUse(state, error) : error;
  }
}

function vanished(state: DatasetState): FineTuneError {
  return new FineTuneError(`${state.cloud} does not know ${datasetTitle(state)} any more`, {
    code: "dataset-vanished",
    nextStep: "Run `pulumi refresh`: it drops it from the stack, and the next `pulumi up` makes it again.",
  });
}

function inUse(state: DatasetState, error: CloudError): FineTuneError {
  return new FineTuneError(`${datasetTitle(state)} is in use and was not deleted: ${error.message}`, {
    code: "dataset-in-use",
    cause: error,
    nextStep: "Wait for or destroy the job that trains on it, then run the same command again.",
  });
}
