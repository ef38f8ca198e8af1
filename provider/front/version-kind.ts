import { failedOccurrences } from "../lifecycle/failed-occurrence";
import { checkVersion } from "../lifecycle/version/check-version";
import { createVersion, deleteVersion, diffVersion, readVersion, updateVersion } from "../lifecycle/version/version";
import type { VersionInputs } from "../lifecycle/version/version-inputs";
import type { VersionState } from "../lifecycle/version/version-state";
import { modelVersion } from "../contract/kinds/model-version";
import type { ResourceKind } from "./resource-kind";

/**
 * Published checkpoints.
 * @public loaded by `require` when first needed
 */
export const versionKind: ResourceKind<VersionInputs, VersionState> = {
  declaration: modelVersion,
  requiredOutputs: ["cloud", "endpoint", "jobResource"],
  isUnfinished: ({ status }) => status === "publishing",
  isLastingUpdate: (_context, { status }) => status === "ready",
  lasting: (state) => ({ ...state }),
  check: ({ clouds }, args) => Promise.resolve(checkVersion(clouds, args)),
  diff: diffVersion,
  create: createVersion,
  read: readVersion,
  update: (context, _id, state, inputs) => updateVersion(context, state, inputs),
  delete: deleteVersion,
  occurrences: (_context, lived) => failedOccurrences("ModelVersion", lived, lived.now.jobResource),
};
