import type { BlockRules } from "../contract/block-rules";
import type { CloudName } from "../contract/cloud";
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
export function createVersionKind(
  rules: Readonly<Record<CloudName, BlockRules>>,
): ResourceKind<VersionInputs, VersionState> {
  return {
    declaration: modelVersion,
    requiredOutputs: ["cloud", "endpoint", "jobResource"],
    lasting: (state) => ({ ...state }),
    check: (_context, args) => Promise.resolve(checkVersion(rules, args)),
    diff: diffVersion,
    create: createVersion,
    read: readVersion,
    update: (context, _id, state, inputs) => updateVersion(context, state, inputs),
    delete: deleteVersion,
  };
}
