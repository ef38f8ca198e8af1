import { notInTime, waitFor } from "../wait";
import type { CloudSession } from "../../contract/session";
import type { DatasetKey } from "../../contract/keys";
import type { Context } from "../context";
import { FineTuneError } from "../../base/fine-tune-error";
import { blockOf } from "../blocks";
import { resourceName } from "../token";
import { stay } from "../process-memory";
import { partialFailure, stoppedError } from "../partial-failure";
import type { DatasetObservation, DatasetOperations, DatasetRequest } from "../../contract/dataset-cloud";
import type { CheckedDataset } from "./dataset-inputs";
import { datasetContent } from "./diff-dataset";
import { createFailedSteps } from "./failed-steps";
import { datasetId, datasetIds, datasetState, type DatasetState } from "./dataset-state";
import type { ReadTrainingFile } from "../../contract/preflight";

/** What training data is brought to its end with. */
export interface DatasetEnd {
  readonly readTrainingFile: ReadTrainingFile;
  readonly deadline: number;
  readonly timeout: "create" | "update";
}

/**
 * Brings training data to where jobs can use it, step by step; every step that stands already is found, not repeated.
 * @throws PartialFailure once the cloud has given an ID; FineTuneError and CloudError before.
 */
export async function settleDataset(
  context: Context,
  session: CloudSession,
  inputs: CheckedDataset,
  known: DatasetKey | undefined,
  { readTrainingFile, deadline, timeout }: DatasetEnd,
): Promise<{ readonly id: string; readonly state: DatasetState }> {
  const request = await requestFor(context, inputs, readTrainingFile);
  const operations = datasetsOf(session);
  const failedSteps = createFailedSteps(context, deadline);
  const tellSent = sentLine(context, request);
  const onSent = (sentBytes: number) => {
    failedSteps.hasBegun();
    tellSent(sentBytes);
  };
  let seen: DatasetObservation | undefined;
  const record = (observation: DatasetObservation) => {
    seen = observation;
    failedSteps.hasBegun();
    for (const id of datasetIds(observation.key)) stay(context, id);
  };
  try {
    const ended = await waitFor(context, {
      what: `training data ${request.name}`,
      deadline,
      timedOut: notInTime(`training data ${request.name}`, timeout),
      look: async (signal) => {
        const key = seen?.key ?? known;
        try {
          record(await operations.ensure(request, key, onSent, signal));
        } catch (error) {
          await failedSteps.meet(error);
        }
        return seen;
      },
      isPassing: (error) => failedSteps.mayPass(error),
      isDone: ({ state }) => state === "ready" || state === "failed",
      describe: ({ state }) => `${state} ${request.name}`,
    });
    const id = datasetId(ended.key);
    if (ended.state === "failed" || id === undefined) throw refused(session, request, ended.reason);
    await context.status(`ready · ${id}`);
    return { id, state: datasetState(session, request.name, ended) };
  } catch (error) {
    const id = seen === undefined ? undefined : datasetId(seen.key);
    const message = `stopped before training data ${request.name} was ready`;
    const nextStep = "`pulumi up` goes on where it stopped";
    if (id === undefined || seen === undefined) {
      throw context.signal.aborted ? stoppedError(error, { message, nextStep: `${nextStep}.` }) : error;
    }
    throw partialFailure(context, id, datasetState(session, request.name, seen), error, {
      message,
      nextStep: `${nextStep}, \`pulumi destroy\` removes it.`,
    });
  }
}

/** What a cloud offers for training data; both do, so that one without is a mistake of ours. */
export function datasetsOf(session: CloudSession): DatasetOperations {
  const operations = session.datasets?.();
  if (operations === undefined) throw new TypeError(`${session.cloud} has no training data`);
  return operations;
}

/** Reads the file again (from what preflight kept) and refuses to send another content than the one that was previewed. */
async function requestFor(
  context: Context,
  inputs: CheckedDataset,
  readTrainingFile: ReadTrainingFile,
): Promise<DatasetRequest> {
  const { cloud, block } = blockOf(context.clouds, inputs);
  const { path, format, maxLength } = inputs;
  const { content, file } = await readTrainingFile(
    { path, format, cloud: cloud.name, block, ...(maxLength === undefined ? {} : { maxLength }) },
    context.signal,
  );
  if (file === undefined || content?.contentHash !== inputs.contentHash) {
    throw new FineTuneError(`${path} has changed since it was read for this update`, {
      code: "file-changed",
      nextStep: "Run `pulumi up` again, which reads it anew; nothing was sent.",
    });
  }
  const name = resourceName(context.identity, context.settings.namespace, datasetContent(context.clouds, inputs));
  return { name, format, file, block };
}

function sentLine(context: Context, { file, name }: DatasetRequest): (sentBytes: number) => void {
  return (sentBytes) => {
    const percent = file.bytes === 0 ? 100 : Math.floor((100 * sentBytes) / file.bytes);
    void context.status(`${percent}% of ${mebibytes(file.bytes)} MiB · uploading ${name}`);
  };
}

function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(bytes < 10 * 2 ** 20 ? 1 : 0);
}

/** Lines of a cloud's report are indented, so that none passes for a line of ours. */
function refused(session: CloudSession, { name, file }: DatasetRequest, reason: string | undefined): FineTuneError {
  return new FineTuneError(
    `${session.cloud} did not take ${file.name} as ${name}${reason === undefined ? "" : `: ${reason.replace(/\n/g, "\n  ")}`}`,
    {
      code: "dataset-failed",
      nextStep:
        "Correct the file: a changed content is uploaded anew. With the same content the next `pulumi up` tries again.",
    },
  );
}
