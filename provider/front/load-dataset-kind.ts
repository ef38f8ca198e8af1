import type { ReadTrainingFile } from "../contract/preflight";
import { clouds } from "../clouds";
import type { DatasetState } from "../lifecycle/dataset/dataset-state";
import type { CheckedDataset } from "../lifecycle/dataset/dataset-inputs";
import { dataDirectories, type Running } from "./host";
import type { ResourceKind } from "./resource-kind";

/**
 * Training data, whose files are read with the settings of a process.
 * @public loaded by `require` when first needed
 */
export function loadDatasetKind(current: () => Running): ResourceKind<CheckedDataset, DatasetState> {
  const { createDatasetKind } = require("./dataset-kind") as typeof import("./dataset-kind");
  const { createPreflight } =
    require("../preflight/create-preflight") as typeof import("../preflight/create-preflight");
  // The settings are read with the first file, so that one that is refused fails a call like on any other kind.
  let read: ReadTrainingFile | undefined;
  return createDatasetKind((request, signal) => {
    read ??= createPreflight({ clouds, ...dataDirectories(current()) });
    return read(request, signal);
  });
}
