import { refusals } from "../answer/refusals";
import type { BailianCall } from "../bailian-call";
import { readBody } from "../read-body";
import { changeDeployment, type DeploymentChange } from "./change-deployment";
import { deploymentTiming } from "./deployment-life";
import type { DeploymentRecord, DeploymentSettings } from "./deployment-record";
import { scaleDeploymentBody } from "./deployment-request";
import { requireCapacity } from "./require-capacity";

/** Changes how much a deployment is given: units, or reserved throughput, in absolute numbers. */
export async function scaleDeployment(call: BailianCall): Promise<Response> {
  const asked = await readBody(call.request, scaleDeploymentBody);
  const scaled = (settings: DeploymentSettings, capacity?: number): DeploymentChange => ({
    effect: "deployment.scaled",
    settings,
    takesMs: deploymentTiming.scaleMs,
    shown: "UPDATING",
    ...(capacity === undefined ? {} : { capacity }),
  });
  return changeDeployment(call, ({ plan, base_capacity: units }: DeploymentRecord, before) => {
    if (plan === "lora") throw refusals.unsupportedOperation("LoRA deployments can not be scaled");
    if (plan === "ptu") {
      if (asked.ptu_capacity == null) throw refusals.invalidParameter("Missing ptu_capacity");
      return scaled({ ptu_capacity: asked.ptu_capacity });
    }
    if (before.prefill_capacity === undefined || before.decode_capacity === undefined) {
      if (asked.capacity == null) throw refusals.invalidParameter("Missing capacity");
      return scaled({}, requireCapacity(asked.capacity, units, 0));
    }
    if (asked.prefill_capacity == null && asked.decode_capacity == null) {
      throw refusals.invalidParameter("Missing prefill_capacity or decode_capacity");
    }
    const prefill = requireCapacity(asked.prefill_capacity ?? before.prefill_capacity, units, 0);
    const decode = requireCapacity(asked.decode_capacity ?? before.decode_capacity, units, 0);
    return scaled({ prefill_capacity: prefill, decode_capacity: decode }, prefill + decode);
  });
}
