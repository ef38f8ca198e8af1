import type { BlockRules } from "../contract/block-rules";
import type { CloudName } from "../contract/cloud";
import { checkDataset } from "../lifecycle/dataset/check-dataset";
import { createDataset, deleteDataset, readDataset, updateDataset } from "../lifecycle/dataset/dataset";
import type { CheckedDataset } from "../lifecycle/dataset/dataset-inputs";
import type { DatasetState } from "../lifecycle/dataset/dataset-state";
import type { DatasetTools } from "../contract/preflight";
import { diffDataset } from "../lifecycle/dataset/diff-dataset";
import { trainingDataset } from "../contract/kinds/training-dataset";
import type { ResourceKind } from "./resource-kind";

/**
 * Training data.
 * @public loaded by `require` when first needed
 */
export function createDatasetKind(
  rules: Readonly<Record<CloudName, BlockRules>>,
  tools: DatasetTools,
): ResourceKind<CheckedDataset, DatasetState> {
  return {
    declaration: trainingDataset,
    requiredOutputs: ["cloud", "endpoint", "name"],
    lasting: (state) => ({ ...state }),
    check: ({ signal }, args) => checkDataset(rules, tools, args, signal),
    diff: diffDataset,
    create: (context, inputs) => createDataset(context, tools, inputs),
    read: readDataset,
    update: (context, _id, state, inputs) => updateDataset(context, tools, state, inputs),
    delete: deleteDataset,
  };
}
