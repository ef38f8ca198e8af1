import { refusals } from "../answer/refusals";
import type { BailianCall } from "../bailian-call";
import type { DeploymentRecord } from "./deployment-record";

/** The deployment that the path names, as it is now. Inside a transaction. */
export function readDeployment(call: BailianCall): DeploymentRecord {
  const deployedModel = call.param("deployed_model");
  call.record.subject = deployedModel;
  const deployment = call.deployments.get(deployedModel, call.context.world.now());
  if (deployment?.workspace_id !== call.workspaceId) throw refusals.deploymentNotFound(deployedModel);
  return deployment;
}
