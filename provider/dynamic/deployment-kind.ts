import { checkDeployment } from "../lifecycle/deployment/check-deployment";
import {
  createDeployment,
  deleteDeployment,
  readDeployment,
  updateDeployment,
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
export const deploymentKind: ResourceKind<DeploymentInputs, DeploymentState> = {
  declaration: modelDeployment,
  requiredOutputs: ["cloud", "endpoint", "deploymentId"],
  leftAlone: "the deployment goes on then and is billed until it is deleted elsewhere",
  lasting: (state) => ({ ...state }),
  check: ({ clouds }, args) => Promise.resolve(checkDeployment(clouds, args)),
  diff: diffDeployment,
  create: createDeployment,
  read: readDeployment,
  update: updateDeployment,
  delete: deleteDeployment,
};
