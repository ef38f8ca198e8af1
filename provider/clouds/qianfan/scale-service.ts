import type { DeploymentObservation } from "../../contract/deployment-cloud";
import type { DeploymentKey } from "../../contract/keys";
import type { JsonObject } from "../../base/json";
import type { QianfanClient } from "./client";
import { argumentsOf } from "./deployment-request";
import { nothingDone } from "./nothing-done";

/** What a refusal of a change leaves to do. */
export const lookAtIt = "Look at the service in the console; what served before goes on serving.";

/** Replicas that are to run on one compute unit. */
interface UnitReplicas {
  readonly instanceId: string;
  readonly deploymentReplicasCount: number;
}

/**
 * The calls that bring the replicas of a service to what its block asks for, on the units that it has: its address stays, and
 * no unit is released under those who call it.
 */
export async function scalings(
  client: QianfanClient,
  key: DeploymentKey,
  block: JsonObject,
  seen: DeploymentObservation,
  signal?: AbortSignal,
): Promise<(() => Promise<void>)[]> {
  const units = await wantedReplicas(client, key, block, seen, signal);
  return units.map((unit) => async () => {
    const isDone = await client.services.scaleService({ serviceId: key.id, ...unit }, { signal });
    if (!isDone) throw nothingDone("ScaleService", undefined, lookAtIt);
  });
}

async function wantedReplicas(
  client: QianfanClient,
  { id, instanceId }: DeploymentKey,
  block: JsonObject,
  { capacity }: DeploymentObservation,
  signal?: AbortSignal,
): Promise<readonly UnitReplicas[]> {
  const { resourceConfig, deploymentConfig } = argumentsOf(block);
  if (deploymentConfig !== undefined) {
    const { deploymentComputeUnitList: units } = deploymentConfig;
    const total = units.reduce((sum, { deploymentReplicasCount }) => sum + deploymentReplicasCount, 0);
    // Of several units no answer tells which has how many; setting a count that is there already changes nothing.
    return units.length === 1 && total === capacity ? [] : units;
  }
  const wanted = resourceConfig?.replicasCount;
  if (wanted === undefined || capacity === undefined || wanted === capacity) return [];
  const listed = await client.services.describeComputeUnits(id, { signal });
  const unit = listed.find((one) => one.instanceId === instanceId) ?? listed[0];
  const own = unit?.instanceId ?? instanceId;
  if (own === undefined) return [];
  // What somebody bought beside it stays as it is.
  const others = capacity - (listed.length > 1 ? (unit?.replicasCount ?? capacity) : capacity);
  return [{ instanceId: own, deploymentReplicasCount: Math.max(1, wanted - others) }];
}
