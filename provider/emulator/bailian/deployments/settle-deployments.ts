import type { FaceContext } from "../../face-context";
import { deploymentAt, releasedAt } from "./deployment-life";
import type { DeploymentRecord } from "./deployment-record";
import { createDeploymentStore } from "./deployment-store";

/**
 * Tells the journal what time has done to deployments and writes it down, so that no process tells it twice. Inside a
 * write; comes before every change of a deployment.
 */
export function settleDeployments({ store, world, journal }: FaceContext): void {
  const deployments = createDeploymentStore(store);
  const now = world.now();
  const settled = deployments.due(now).flatMap((before) => {
    const after = deploymentAt(before, now);
    const goneAt = goneSince(after, now);
    if (goneAt === undefined) deployments.update(after);
    else deployments.remove(after.deployed_model);
    const reached = before.next_at !== null && before.next_at <= now ? [transition(before, after, before.next_at)] : [];
    const isReleased = goneAt !== undefined && after.status !== "DELETED";
    return isReleased ? [...reached, transition(after, { ...after, status: "DELETED" }, goneAt)] : reached;
  });
  for (const { at, record } of settled.sort((one, other) => one.at - other.at)) journal.transition(record, at);
}

function goneSince(deployment: DeploymentRecord, now: number): number | undefined {
  if (deployment.status === "DELETED") return deployment.modified_at;
  const released = releasedAt(deployment);
  return released !== undefined && released <= now ? released : undefined;
}

function transition(before: DeploymentRecord, after: DeploymentRecord, at: number) {
  const record = { cloud: "bailian", subject: before.deployed_model, from: before.status, to: after.status } as const;
  return { at, record };
}
