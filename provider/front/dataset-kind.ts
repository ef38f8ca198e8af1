import { failedOccurrences } from "../lifecycle/failed-occurrence";
import { checkDataset } from "../lifecycle/dataset/check-dataset";
import { createDataset, deleteDataset, readDataset, updateDataset } from "../lifecycle/dataset/dataset";
import type { CheckedDataset } from "../lifecycle/dataset/dataset-inputs";
import { datasetId, datasetKey, type DatasetState } from "../lifecycle/dataset/dataset-state";
import type { Output } from "../contract/kinds/declaration";
import type { ReadTrainingFile } from "../contract/preflight";
import { diffDataset } from "../lifecycle/dataset/diff-dataset";
import { trainingDataset } from "../contract/kinds/training-dataset";
import type { ProcessMemory } from "../lifecycle/process-memory";
import type { ResourceKind } from "./resource-kind";

/**
 * Training data.
 * @public loaded by `require` when first needed
 */
export function createDatasetKind(readTrainingFile: ReadTrainingFile): ResourceKind<CheckedDataset, DatasetState> {
  return {
    declaration: trainingDataset,
    requiredOutputs: ["cloud", "endpoint", "name"],
    isUnfinished: ({ status }) => status !== "ready" && status !== "failed",
    isLastingUpdate: (_context, { status }) => status === "ready",
    lasting: (state) => ({ ...state }),
    check: ({ clouds, signal, memory }, args, { kept }) =>
      checkDataset(clouds, isWhole(kept) ? readNothing : remembering(memory, readTrainingFile), args, signal),
    diff: diffDataset,
    create: (context, inputs) => createDataset(context, readTrainingFile, inputs),
    read: readDataset,
    update: (context, _id, state, inputs) => updateDataset(context, readTrainingFile, state, inputs),
    delete: deleteDataset,
    occurrences: (_context, lived) => failedOccurrences("TrainingDataset", lived, datasetId(datasetKey(lived.now))),
  };
}

const computed = Object.entries<Output>(trainingDataset.outputs).flatMap(([name, output]) =>
  output.computed === true ? [name] : [],
);

/** Data that stays as it is, whatever the file holds now: `ignoreChanges: ["*"]`. The file may be gone. */
function isWhole(kept: Readonly<Record<string, unknown>>): boolean {
  return computed.every((name) => name in kept);
}

/** Keeps the MD5 of what is read for the check of a job that takes over another one's training. */
function remembering({ digests }: Pick<ProcessMemory, "digests">, read: ReadTrainingFile): ReadTrainingFile {
  return async (request, signal) => {
    const outcome = await read(request, signal);
    const { content, file } = outcome;
    if (content !== undefined && file !== undefined) digests.set(content.contentHash, file.md5.toLowerCase());
    return outcome;
  };
}

const readNothing: ReadTrainingFile = () => Promise.resolve({ findings: [] });
