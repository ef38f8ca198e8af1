import type { DeploymentRemoval } from "../../contract/deployment-cloud";
import type { DeploymentKey } from "../../contract/keys";
import type { JsonObject } from "../../base/json";
import { absentAsUndefined, toleratedKind } from "../tolerated-kind";
import type { QianfanClient } from "./client";
import type { ComputeUnit, QianfanService } from "./service-schemas";

/** Where the console has services [zmm1xw37v]. */
const console = "the Qianfan console under online inference, my services";

/**
 * Takes a service off as far as the cloud can: there is no call that deletes one, so its own compute units are given back,
 * which ends what it costs. What it runs on is asked for, since the answer that named it may have been lost.
 */
export async function removeService(
  client: QianfanClient,
  { id, instanceId }: DeploymentKey,
  { deploymentConfig }: JsonObject = {},
  signal?: AbortSignal,
): Promise<DeploymentRemoval> {
  const service = await absentAsUndefined(client.services.describeService(id, { signal }));
  if (service === undefined) return { kind: "gone" };
  // Units that were there before the service serve others, too, and are never given back.
  const units = deploymentConfig === undefined ? await unitsOf(client, id, instanceId, signal) : [];
  if (units.length === 0) {
    return service.runStatus === "Stopped" ? { kind: "gone" } : { kind: "kept", remains: withoutUnit(service) };
  }
  const kept: ComputeUnit[] = [];
  for (const unit of units) if (!(await release(client, id, unit, signal))) kept.push(unit);
  return kept.length === 0 ? { kind: "removed" } : { kind: "kept", remains: withUnits(service, kept) };
}

async function unitsOf(
  client: QianfanClient,
  serviceId: string,
  instanceId: string | undefined,
  signal?: AbortSignal,
): Promise<readonly ComputeUnit[]> {
  const listed = await client.services.describeComputeUnits(serviceId, { signal });
  if (instanceId === undefined || listed.length > 0) return listed;
  // The list may lag; a release of what is not there any more does no harm.
  return [{ instanceId, status: undefined, paymentTiming: undefined, replicasCount: undefined }];
}

/** False for a unit that stays: one that is Prepaid, or that the cloud does not let go. */
async function release(
  client: QianfanClient,
  serviceId: string,
  { instanceId, paymentTiming }: ComputeUnit,
  signal?: AbortSignal,
): Promise<boolean> {
  if (paymentTiming === "Prepaid") return false;
  let isDone = true;
  const call = client.services.releaseComputeUnit({ serviceId, instanceId }, { signal });
  const refused = await toleratedKind(
    call.then((outcome) => (isDone = outcome)),
    ["not-found", "unsupported"],
  );
  return refused === undefined ? isDone : refused.kind === "not-found";
}

function withUnits({ serviceId, name }: QianfanService, units: readonly ComputeUnit[]): string {
  const list = units.map(({ instanceId }) => instanceId).join(", ");
  return `service ${name ?? serviceId} goes on serving on ${list}, which is prepaid or which the cloud does not give back; delete it in ${console}`;
}

function withoutUnit({ serviceId, name, chargeType }: QianfanService): string {
  const cost =
    chargeType === "Tokens"
      ? "it costs what it is asked for"
      : "the compute units that it runs on were there before it, are paid on and stay";
  return `service ${name ?? serviceId} remains, because Qianfan has no call that deletes one: ${cost}; delete it in ${console}`;
}
