import { nativeAnswer } from "../answers";
import { refusals } from "../refusals";
import type { BailianCall } from "../call";
import { type DeploymentStatus, deploymentTiming } from "./deployment-life";
import { deploymentObject } from "./deployment-object";
import { readDeployment } from "./get-deployment";
import { settleDeployments } from "./deployment-store";

/** States from which the command line's reading lets a deployment be deleted. */
const stopped: ReadonlySet<DeploymentStatus> = new Set(["STOPPED", "FAILED", "DELETING"]);

/** Deletes a deployment; its model stays. Asking again while it is being deleted is no error. */
export function deleteDeployment(call: BailianCall): Response {
  const { store, world, journal, settings } = call.context;
  return store.write(() => {
    settleDeployments(call.context);
    const deployment = readDeployment(call);
    if (settings.deploymentDeleteRule === "stopped_or_failed" && !stopped.has(deployment.status)) {
      throw refusals.unsupportedOperation(
        `The deployment can not be deleted because it is ${deployment.status}; only STOPPED or FAILED ones can`,
      );
    }
    const now = world.now();
    const takesMs = settings.instant ? 0 : deploymentTiming.deleteMs;
    const deleting = { ...deployment, status: "DELETING", ready_capacity: 0, modified_at: now } as const;
    if (deployment.status !== "DELETING") {
      call.deployments.update({ ...deleting, next_status: "DELETED", next_at: now + takesMs });
      const detail = { model: deployment.model_name, from: deployment.status };
      journal.effect({ cloud: "bailian", effect: "deployment.deleted", subject: deployment.deployed_model, detail });
    }
    return nativeAnswer.output(call.requestId, deploymentObject(deleting, call.account));
  });
}
