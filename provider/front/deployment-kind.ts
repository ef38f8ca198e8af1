import { isRecord } from "../base/is-record";
import { checkDeployment } from "../lifecycle/deployment/check-deployment";
import {
  createDeployment,
  deleteDeployment,
  readDeployment,
  updateDeployment,
} from "../lifecycle/deployment/deployment";
import {
  deploymentOccurrences,
  deploymentWaiting,
  gateOccurrence,
} from "../lifecycle/deployment/deployment-occurrences";
import type { DeploymentInputs } from "../lifecycle/deployment/deployment-inputs";
import { isMoving, type DeploymentState } from "../lifecycle/deployment/deployment-state";
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
  isUnfinished: isMoving,
  // Each looks at the deployment, and most change it.
  isLastingUpdate: () => false,
  lasting: (state) => ({ ...state }),
  check: async (context, args, { isNew, before }) => {
    const { estimate, line, ...found } = checkDeployment(context.clouds, args, context.settings, context.clock.now());
    const isOther = estimate !== undefined && amountIn(before) !== estimate.estimatedHourlyCost.amount;
    // On the deployment's own row, when it is made and when another capacity makes another price of it.
    if ((isNew || isOther) && line !== undefined && found.errors.length === 0) await context.log("info", line);
    const occurrence = gateOccurrence(context.identity.urn, args);
    return {
      ...found,
      ...(estimate === undefined ? {} : { computed: estimate }),
      ...(occurrence === undefined ? {} : { occurrence }),
    };
  },
  diff: diffDeployment,
  create: createDeployment,
  read: readDeployment,
  update: updateDeployment,
  delete: deleteDeployment,
  occurrences: (_context, lived) => deploymentOccurrences(lived),
  waiting: (_context, now, waited) => deploymentWaiting(now, waited),
};

function amountIn({ estimatedHourlyCost }: Readonly<Record<string, unknown>>): unknown {
  return isRecord(estimatedHourlyCost) ? estimatedHourlyCost["amount"] : undefined;
}
