import { nativeAnswer } from "../answers";
import { type BailianCall, readBody } from "../call";
import { refusals } from "../refusals";
import {
  type DeploymentRecord,
  type DeploymentSettings,
  type DeploymentStatus,
  deploymentTiming,
  servingStatuses,
} from "./deployment-life";
import { deploymentObject } from "./deployment-object";
import { scaleDeploymentBody, updateDeploymentBody } from "./deployment-request";
import { settleDeployments } from "./deployment-store";
import { readDeployment } from "./get-deployment";
import { requireCapacity } from "./plan-resources";

/** What a change of a deployment comes to. */
interface DeploymentChange {
  /** Name of the effect in the journal. */
  readonly effect: string;
  readonly capacity?: number;
  readonly settings: DeploymentSettings;
  readonly takesMs: number;
  /** Status that the answer shows; what follows shows UPDATING. */
  readonly shown: DeploymentStatus;
}

/** Changes a deployment that serves. `decide` says how, or refuses. */
function changeDeployment(
  call: BailianCall,
  decide: (deployment: DeploymentRecord, settings: DeploymentSettings) => DeploymentChange,
): Response {
  const { store, world, journal, settings: switches } = call.context;
  return store.write(() => {
    settleDeployments(call.context);
    const deployment = readDeployment(call);
    if (!servingStatuses.has(deployment.status)) {
      throw refusals.unsupportedOperation(`The deployment can not be changed because it is ${deployment.status}`);
    }
    // Our own text: written when the deployment was made or changed.
    const before = JSON.parse(deployment.settings) as DeploymentSettings;
    const { effect, capacity = deployment.capacity, settings, takesMs, shown } = decide(deployment, before);
    const now = world.now();
    const changed: DeploymentRecord = {
      ...deployment,
      status: "UPDATING",
      next_status: "RUNNING",
      next_at: now + (switches.instant ? 0 : takesMs),
      capacity,
      modified_at: now,
      settings: JSON.stringify({ ...before, ...settings }),
    };
    call.deployments.update(changed);
    const { ptu_capacity: throughput, ...plain } = settings;
    const detail = { capacity, ...plain, ...(throughput && { ptu_capacity: { ...throughput } }) };
    journal.effect({ cloud: "bailian", effect, subject: deployment.deployed_model, detail });
    const answer = deploymentObject({ ...changed, status: shown }, call.account, { withFractions: true });
    return nativeAnswer.output(call.requestId, answer);
  });
}

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
