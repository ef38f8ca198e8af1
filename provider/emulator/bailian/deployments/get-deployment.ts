import { nativeAnswer } from "../answers";
import type { BailianCall } from "../call";
import { refusals } from "../refusals";
import type { DeploymentRecord } from "./deployment-life";
import { deploymentObject } from "./deployment-object";

/** One deployment. */
export function getDeployment(call: BailianCall): Response {
  return call.context.store.read(() =>
    nativeAnswer.output(call.requestId, deploymentObject(readDeployment(call), call.account)),
  );
}

/** The deployment that the path names, as it is now. Inside a transaction. */
export function readDeployment(call: BailianCall): DeploymentRecord {
  const deployedModel = call.param("deployed_model");
  call.record.subject = deployedModel;
  const deployment = call.deployments.get(deployedModel, call.context.world.now());
  if (deployment?.workspace_id !== call.workspaceId) throw refusals.deploymentNotFound(deployedModel);
  return deployment;
}
