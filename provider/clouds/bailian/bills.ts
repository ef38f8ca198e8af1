import { present } from "../../base/present";
import type { Bill, BillOperations } from "../../contract/bills";
import type { DeploymentObservation } from "../../contract/deployment-cloud";
import type { BailianClient } from "./client";
import { observeDeployment } from "./deployment-observation";
import type { BailianDeployment } from "./deployment-schemas";
import { hourlyUse } from "./hourly-use";

/** What costs on Bailian beside jobs: its deployments. No page names a price of stored files or trained models. */
export function createBillOperations({ deployments }: BailianClient): BillOperations {
  return {
    list: async function* (signal) {
      for await (const deployment of deployments.allDeployments({ ...(signal && { signal }) })) {
        const seen = observeDeployment(deployment, undefined);
        if (costs(deployment, seen)) yield billOf(deployment, seen);
      }
    },
  };
}

/** What does not run costs nothing [model-training-and-deployment-billing], unless it was paid beforehand. */
function costs({ chargeType }: BailianDeployment, { status, readyCapacity = 0 }: DeploymentObservation): boolean {
  if (status === "deleting") return false;
  return chargeType === "pre_paid" || (status === "failed" ? readyCapacity > 0 : status !== "stopped");
}

function billOf(deployment: BailianDeployment, { key, status, createdAt }: DeploymentObservation): Bill {
  const { name, modelUnitSpec, ...block } = deployment;
  return {
    kind: "deployment",
    id: key.id,
    heldAs: [key.id],
    status,
    ...present({ name, createdAt }),
    // Members of an answer have the names of the block that asked for them.
    use: hourlyUse({ ...block, deploySpec: modelUnitSpec }),
  };
}
