import { refusals } from "../answer/refusals";
import type { BailianCall } from "../bailian-call";
import { readBody } from "../read-body";
import { changeDeployment } from "./change-deployment";
import { deploymentTiming } from "./deployment-life";
import { updateDeploymentBody } from "./deployment-request";

/** Changes the limits of a deployment of plan `mu`; at least one is needed. */
export async function updateDeployment(call: BailianCall): Promise<Response> {
  const { rpm_limit: rpm, tpm_limit: tpm } = await readBody(call.request, updateDeploymentBody);
  if (rpm == null && tpm == null) throw refusals.invalidParameter("Missing rpm_limit or tpm_limit");
  return changeDeployment(call, ({ plan }) => {
    if (plan !== "mu") throw refusals.unsupportedOperation(`Deployments of plan ${plan} have no limits`);
    return {
      effect: "deployment.updated",
      settings: { ...(rpm == null ? {} : { rpm_limit: rpm }), ...(tpm == null ? {} : { tpm_limit: tpm }) },
      takesMs: deploymentTiming.updateMs,
      // As in the page's sample.
      shown: "PENDING",
    };
  });
}
