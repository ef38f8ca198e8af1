import { listWords } from "../../base/list-words";
import type { CloudRegistry } from "../../contract/cloud";
import type { modelDeployment } from "../../contract/kinds/model-deployment";
import type { StateOf } from "../../contract/kinds/types-of";
import type { CloudSession } from "../../contract/session";
import type { DeploymentKey } from "../../contract/keys";
import { placedBy, type Placed } from "../place";
import type { DeploymentObservation, DeploymentRequest } from "../../contract/deployment-cloud";

/** Outputs of a deployment. A value that is not known yet is absent, never empty. */
export type DeploymentState = StateOf<typeof modelDeployment> & Placed;

type Names = Pick<DeploymentRequest, "name" | "suffix">;

/** The state right after a create. */
export function newDeploymentState(session: CloudSession, key: DeploymentKey, names: Names): DeploymentState {
  return {
    ...placedBy(session),
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
  const place = placedBy(session);
  const account = seen.account ?? before?.account;
  // What has stopped tells no time of release any more, by which it is known why.
  const releaseAt = seen.releaseAt ?? (seen.status === "stopped" ? before?.releaseAt : undefined);
  return {
    // A look may not repeat the compute unit that the create told.
    ...newDeploymentState(session, { ...instanceOf(before), ...key }, names),
    ...lasting,
    ...(account === undefined ? {} : { account }),
    ...(releaseAt === undefined ? {} : { releaseAt }),
    details: { ...details, ...place.details },
  };
}

/** The deployment that a state belongs to. */
export function deploymentKey({ cloud, deploymentId, instanceId }: DeploymentState): DeploymentKey {
  return { cloud, id: deploymentId, ...(instanceId === undefined ? {} : { instanceId }) };
}

/** Whether a deployment is on its way to what was asked for. */
export function isMoving({ status }: Pick<DeploymentObservation, "status">): boolean {
  return status === "pending" || status === "updating";
}

/** The deployment as people and consoles know it. */
export function deploymentTitle({ id }: DeploymentKey): string {
  return `deployment ${id}`;
}

/** Resource ID: the cloud's name and the cloud's own ID. */
export function formatDeploymentId({ cloud, id }: DeploymentKey): string {
  return `${cloud}/${id}`;
}

/** The deployment that a resource ID names. */
export function parseDeploymentId(clouds: CloudRegistry, text: string): DeploymentKey | undefined {
  const [, cloud = "", id = ""] = /^([^/\s]+)\/([^/\s]+)$/.exec(text) ?? [];
  return clouds.find(cloud)?.deployment === undefined ? undefined : { cloud, id };
}

/** For people: what resource IDs of deployments look like on each cloud. */
export function deploymentIdExamples({ all }: CloudRegistry): string {
  const examples = all.flatMap(({ name, deployment }) =>
    deployment === undefined ? [] : [`\`${name}/${deployment.idExample}\``],
  );
  return listWords(examples, "and");
}

function instanceOf(from: { readonly instanceId?: string } | undefined): { readonly instanceId?: string } {
  return from?.instanceId === undefined ? {} : { instanceId: from.instanceId };
}
