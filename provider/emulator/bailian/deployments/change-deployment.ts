import { nativeAnswer } from "../answer/native-answer";
import { refusals } from "../answer/refusals";
import type { BailianCall } from "../bailian-call";
import { deploymentObject } from "./deployment-object";
import type { DeploymentRecord, DeploymentSettings } from "./deployment-record";
import { servingStatuses, type DeploymentStatus } from "./deployment-status";
import { readDeployment } from "./read-deployment";
import { settleDeployments } from "./settle-deployments";

/** What a change of a deployment comes to. */
export interface DeploymentChange {
  /** Name of the effect in the journal. */
  readonly effect: string;
  readonly capacity?: number;
  readonly settings: DeploymentSettings;
  readonly takesMs: number;
  /** Status that the answer shows; what follows shows UPDATING. */
  readonly shown: DeploymentStatus;
}

/** Changes a deployment that serves. `decide` says how, or refuses. */
export function changeDeployment(
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
