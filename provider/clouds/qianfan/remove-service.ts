import type { DeploymentRemoval } from "../../contract/deployment-cloud";
import type { DeploymentKey } from "../../contract/keys";
import type { JsonObject } from "../../base/json";
import { absentAsUndefined, toleratedKind } from "../tolerated-kind";
import type { QianfanClient } from "./client";
import type { LeftOut } from "../http/read-leniently";
import { nothingDone } from "./nothing-done";
import { endedUnits } from "./service-client";
import type { ComputeUnit, QianfanService } from "./service-schemas";

/** Where the console has services [zmm1xw37v]. */
const console = "the Qianfan console under online inference, my services";

/**
 * Takes a service off and then gives its own compute units back: the answer of DeactivateService warns that they go on costing
 * money [Fmm32hcqv]. No call deletes the record of a service. What it runs on is asked for, since the answer that named it may
 * have been lost; whoever was cut short in between comes here again.
 */
export async function removeService(
  client: QianfanClient,
  { id, instanceId }: DeploymentKey,
  { deploymentConfig }: JsonObject = {},
  signal?: AbortSignal,
): Promise<DeploymentRemoval> {
  const service = await absentAsUndefined(client.services.describeService(id, { signal }));
  if (service === undefined) return { kind: "gone" };
  // What has failed serves nothing that could be taken off.
  const isOff = service.runStatus === "Stopped" || service.runStatus === "Failed";
  if (!isOff && (await takeOff(client, id, signal)) === "stopping") return { kind: "stopping" };
  // Units that were there before the service serve others, too, and are never given back.
  if (deploymentConfig !== undefined) return { kind: "kept", remains: onUnitsOfOthers(service) };
  const kept: ComputeUnit[] = [];
  let released = 0;
  const { units, isUnread } = await unitsOf(client, id, instanceId, signal);
  for (const unit of units) {
    const outcome = await release(client, id, unit, signal);
    if (outcome === "kept") kept.push(unit);
    if (outcome === "released") released += 1;
  }
  if (kept.length > 0) return { kind: "kept", remains: withUnits(service, kept) };
  if (isUnread) return { kind: "kept", remains: withUnreadUnit(service) };
  return released > 0 || !isOff ? { kind: "removed", leaves: record(service) } : { kind: "gone" };
}

/** @throws CloudError when the cloud did not do it, and the service has not stopped all the same. */
async function takeOff(client: QianfanClient, id: string, signal?: AbortSignal): Promise<"stopping" | "off"> {
  const answer = await absentAsUndefined(client.services.deactivateService(id, { signal }));
  const now = await absentAsUndefined(client.services.describeService(id, { signal }));
  if (now === undefined || now.runStatus === "Stopped") return "off";
  if (answer?.isDone === true) return "stopping";
  throw nothingDone("DeactivateService", answer?.message, `Run again, or take the service off in ${console}.`);
}

async function unitsOf(
  client: QianfanClient,
  serviceId: string,
  instanceId: string | undefined,
  signal?: AbortSignal,
): Promise<{ readonly units: readonly ComputeUnit[]; readonly isUnread: boolean }> {
  let unread = 0;
  const onLeftOut = ({ isItem }: LeftOut) => void (unread += isItem ? 1 : 0);
  const listed = await client.services.describeComputeUnits(serviceId, { signal, onLeftOut });
  const isListed = instanceId === undefined || listed.some((unit) => unit.instanceId === instanceId);
  if (isListed || (listed.length > 0 && unread === 0)) return { units: listed, isUnread: unread > 0 };
  // The list may lag, or it is what cannot be read; a release of what is not there any more does no harm.
  const unknown = { status: undefined, paymentTiming: undefined, replicasCount: undefined };
  const untimed = { releaseTime: undefined, createTime: undefined };
  return { units: [...listed, { instanceId, ...unknown, ...untimed }], isUnread: unread > 1 };
}

/** `kept`: a unit that is Prepaid, or that the cloud does not let go. */
async function release(
  client: QianfanClient,
  serviceId: string,
  { instanceId, paymentTiming, status }: ComputeUnit,
  signal?: AbortSignal,
): Promise<"released" | "absent" | "kept"> {
  if (endedUnits.has(status)) return "absent";
  if (paymentTiming === "Prepaid") return "kept";
  let isDone = true;
  const call = client.services.releaseComputeUnit({ serviceId, instanceId }, { signal });
  const refused = await toleratedKind(
    call.then((outcome) => (isDone = outcome)),
    ["not-found", "unsupported"],
  );
  if (refused === undefined) return isDone ? "released" : "kept";
  return refused.kind === "not-found" ? "absent" : "kept";
}

function record({ serviceId, name }: QianfanService): string {
  return `service ${name ?? serviceId} is off and costs nothing; its entry stays in ${console}, because no call deletes one`;
}

function withUnits({ serviceId, name }: QianfanService, units: readonly ComputeUnit[]): string {
  const list = units.map(({ instanceId }) => instanceId).join(", ");
  return `service ${name ?? serviceId} is off; its compute unit ${list} stays and is paid on, because it is prepaid or the cloud does not give it back; look at it in ${console}`;
}

function withUnreadUnit({ serviceId, name }: QianfanService): string {
  return `service ${name ?? serviceId} is off; a compute unit of it cannot be read, so that it may stay and be paid on; look at it in ${console}`;
}

function onUnitsOfOthers({ serviceId, name }: QianfanService): string {
  return `service ${name ?? serviceId} is off; the compute units that it ran on were there before it, stay and are paid on; look at them in ${console}`;
}
