import { checkDeployment } from "../lifecycle/deployment/check-deployment";
import {
  createDeployment,
  deleteDeployment,
  readDeployment,
  updateDeployment,
  type RulesByCloud,
} from "../lifecycle/deployment/deployment";
import type { DeploymentInputs } from "../lifecycle/deployment/deployment-inputs";
import type { DeploymentState } from "../lifecycle/deployment/deployment-state";
import { diffDeployment } from "../lifecycle/deployment/diff-deployment";
import { modelDeployment } from "../contract/kinds/model-deployment";
import type { ResourceKind } from "./resource-kind";

/**
 * Models that answer.
 * @public loaded by `require` when first needed
 */
export function createDeploymentKind(rules: RulesByCloud): ResourceKind<DeploymentInputs, DeploymentState> {
  return {
    declaration: modelDeployment,
    requiredOutputs: ["cloud", "endpoint", "deploymentId"],
    lasting: (state) => ({ ...state }),
    check: (_context, args) => Promise.resolve(checkDeployment(rules, args)),
    diff: (context, id, state, recorded, inputs) => diffDeployment(rules, context, id, state, recorded, inputs),
    create: (context, inputs) => createDeployment(rules, context, inputs),
    read: readDeployment,
    update: updateDeployment,
    delete: deleteDeployment,
  };
}
