import { doc, ours, type Rules } from "../../provenance/provenance";
import { type BailianCall, operation } from "../call";
import { refuse } from "../refusals";
import type { DeploymentRecord } from "./deployment-life";
import { deploymentObject, everyDeploymentField } from "./deployment-object";

const page = doc("get-deployment-api");

/** Rule of every call that names a deployment. */
export const unknownDeployment: Rules = {
  "an unknown one, or one of another workspace, is 404 NotFound": page,
};

/** One deployment. */
export const getDeployment = operation({
  name: "GetDeployment",
  routes: [{ method: "GET", path: "/api/v1/deployments/:deployed_model" }],
  source: page,
  rules: {
    ...unknownDeployment,
    "a LoRA deployment that nobody has called for 30 days is gone": doc("model-deployment-token"),
    "OFFLINING, STOPPED, ARREARS_DOWN, ARREARS_RECOVERING, FAILED and UPDATING_FAILED come by fault rules and the control interface":
      ours("the cloud reaches them by its console and by itself"),
    "gmt_create and gmt_modified have no fractions here, but where a call makes or changes a deployment": doc(
      "get-deployment-api, create-deployment-api, samples",
    ),
  },
  requestFields: [],
  answerFields: everyDeploymentField,
  transaction: "read",
  answer: (call) => ({ output: deploymentObject(readDeployment(call), call.account) }),
});

/** The deployment that the path names, as it is now. Inside a transaction. */
export function readDeployment(call: BailianCall): DeploymentRecord {
  const { deployed_model: deployedModel = "" } = call.params;
  call.record.subject = deployedModel;
  const deployment = call.deployments.get(deployedModel, call.context.world.now());
  if (deployment?.workspace_id !== call.workspaceId) {
    throw refuse("deploymentNotFound", { deployed_model: deployedModel });
  }
  return deployment;
}
