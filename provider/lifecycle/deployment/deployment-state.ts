import type { CloudSession } from "../../contract/cloud";
import type { modelDeployment } from "../../contract/kinds/model-deployment";
import type { StateOf } from "../../contract/kinds/types-of";
import { placeOf, type Placed } from "../place";
import type { DeploymentKey, DeploymentObservation, DeploymentRequest } from "../../contract/deployment-cloud";

/** Outputs of a deployment. A value that is not known yet is absent, never empty. */
export type DeploymentState = StateOf<typeof modelDeployment> & Placed;

type Names = Pick<DeploymentRequest, "name" | "suffix">;

/** The state right after a create. */
export function newDeploymentState(session: CloudSession, key: DeploymentKey, names: Names): DeploymentState {
  return {
    ...placeOf(session),
    deploymentId: key.id,
    ...(key.instanceId === undefined ? {} : { instanceId: key.instanceId }),
    status: "pending",
    deploymentName: names.name,
    suffix: names.suffix,
  };
}

/** The state after a look. */
export function seenDeploymentState(
  session: CloudSession,
  names: Names,
  seen: DeploymentObservation,
  before?: DeploymentState,
): DeploymentState {
  const {
    key,
    model: _model,
    modelSetId: _set,
    reason: _reason,
    isUnknownStatus: _unknown,
    details,
    ...lasting
  } = seen;
  const place = placeOf(session);
  const account = seen.account ?? before?.account;
  return {
    // A look may not repeat the compute unit that the create told.
    ...newDeploymentState(session, { ...instanceOf(before), ...key }, names),
    ...lasting,
    ...(account === undefined ? {} : { account }),
    details: { ...details, ...place.details },
  };
}

/** The deployment that a state belongs to. */
export function deploymentKey({ cloud, deploymentId, instanceId }: DeploymentState): DeploymentKey {
  return { cloud, id: deploymentId, ...(instanceId === undefined ? {} : { instanceId }) };
}

/** The deployment as people and consoles know it. */
export function nameOf({ id }: DeploymentKey): string {
  return `deployment ${id}`;
}

/** Resource ID: `bailian/<deployed model>` or `qianfan/<service ID>`. */
export function formatDeploymentId({ cloud, id }: DeploymentKey): string {
  return `${cloud}/${id}`;
}

/** The deployment that a resource ID names. */
export function parseDeploymentId(text: string): DeploymentKey | undefined {
  const found = /^(bailian|qianfan)\/([^/\s]+)$/.exec(text);
  if (found?.[2] === undefined) return undefined;
  return { cloud: found[1] === "bailian" ? "bailian" : "qianfan", id: found[2] };
}

function instanceOf(from: { readonly instanceId?: string } | undefined): { readonly instanceId?: string } {
  return from?.instanceId === undefined ? {} : { instanceId: from.instanceId };
}
