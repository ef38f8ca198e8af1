import { doc, ours } from "../../provenance/provenance";
import { operation } from "../call";
import { refuse } from "../refusals";
import { type DeploymentSettings, type DeploymentStatus, deploymentTiming } from "./deployment-life";
import { deploymentObject, livingDeploymentFields } from "./deployment-object";
import { settleDeployments } from "./deployment-store";
import { readDeployment, unknownDeployment } from "./get-deployment";

/** States from which the command line's reading lets a deployment be deleted. */
const stopped: ReadonlySet<DeploymentStatus> = new Set(["STOPPED", "FAILED", "DELETING"]);

const page = doc("delete-deployment-api");

/** Deletes a deployment; its model stays. Asking again while it is being deleted is no error. */
export const deleteDeployment = operation({
  name: "DeleteDeployment",
  routes: [{ method: "DELETE", path: "/api/v1/deployments/:deployed_model" }],
  source: page,
  rules: {
    ...unknownDeployment,
    "from any state (switch deploymentDeleteRule)": page,
    "the other reading refuses with 400 UnsupportedOperation": ours("bailian-cli tells the rule, nobody the code"),
    "one that is paid beforehand is 400 PREPAID_UNSUBSCRIBE_REQUIRED unless it has failed": doc(
      "throughput-reservation-api for the code; the states: our choice",
    ),
    "DELETING, and 404 half a simulated minute later": ours("not stated how long it takes"),
    "asking again while it is DELETING is no error": ours("not stated"),
  },
  requestFields: [],
  answerFields: livingDeploymentFields,
  transaction: "write",
  answer: (call) => {
    const { world, journal, settings } = call.context;
    settleDeployments(call.context);
    const deployment = readDeployment(call);
    if (settings.deploymentDeleteRule === "stopped_or_failed" && !stopped.has(deployment.status)) {
      throw refuse(
        "unsupportedOperation",
        `The deployment can not be deleted because it is ${deployment.status}; only STOPPED or FAILED ones can`,
      );
    }
    // Our own text: written when the deployment was made or changed.
    const { charge_type: charge } = JSON.parse(deployment.settings) as DeploymentSettings;
    if (charge === "pre_paid" && !["FAILED", "DELETING"].includes(deployment.status)) throw refuse("unsubscribe");
    const now = world.now();
    const takesMs = settings.instant ? 0 : deploymentTiming.deleteMs;
    const deleting = { ...deployment, status: "DELETING", ready_capacity: 0, modified_at: now } as const;
    if (deployment.status !== "DELETING") {
      call.deployments.update({ ...deleting, next_status: "DELETED", next_at: now + takesMs });
      const detail = { model: deployment.model_name, from: deployment.status };
      journal.effect({ cloud: "bailian", effect: "deployment.deleted", subject: deployment.deployed_model, detail });
    }
    return { output: deploymentObject(deleting, call.account) };
  },
});
