import type { DeploymentKey } from "../../contract/keys";
import type { JsonObject } from "../../base/json";
import { chinaTime } from "../china-time";
import { toleratedKind } from "../tolerated-kind";
import type { QianfanClient } from "./client";
import { argumentsOf } from "./deployment-request";
import { nothingDone } from "./nothing-done";
import { lookAtIt } from "./scale-service";
import { isSameTime } from "./service-client";
import type { ComputeUnit, QianfanService } from "./service-schemas";

/** Takes a time away that was set. */
const never = "never";

/** The time at which the program wants compute units to give themselves back; `undefined` where it says nothing of it. */
export function wantedRelease(block: JsonObject): string | undefined {
  return argumentsOf(block).billing?.releaseTime;
}

/** When the service is left without a compute unit, RFC 3339; what the list does not tell is not known, and nothing hangs on it. */
export async function releaseAtOf(
  { services }: QianfanClient,
  { serviceId, runStatus, payType, chargeType }: QianfanService,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (runStatus !== "Serving" || chargeType === "Tokens" || payType === "Prepay") return undefined;
  let units: readonly ComputeUnit[] = [];
  const listed = services.describeComputeUnits(serviceId, { signal }).then((list) => (units = list));
  await toleratedKind(listed, ["not-found", "unsupported", "invalid", "unauthorized", "unreadable"]);
  const times = units.map(({ releaseTime }) => chinaTime(releaseTime));
  return times.every((time) => time !== undefined) ? latest(times.flatMap((time) => time ?? [])) : undefined;
}

/** The calls that bring the service's Postpaid units to the time of release that its block asks for. */
export async function releaseChanges(
  { services }: QianfanClient,
  { id: serviceId, instanceId: own }: DeploymentKey,
  block: JsonObject,
  signal?: AbortSignal,
): Promise<(() => Promise<void>)[]> {
  const wanted = wantedRelease(block);
  if (wanted === undefined) return [];
  const time = wanted === never ? undefined : wanted;
  const listed = await services.describeComputeUnits(serviceId, { signal });
  // What somebody bought beside it is theirs.
  const units = listed.some(({ instanceId }) => instanceId === own)
    ? listed.filter(({ instanceId }) => instanceId === own)
    : listed;
  return units
    .filter(({ paymentTiming, releaseTime }) => paymentTiming !== "Prepaid" && !isSameTime(releaseTime, time))
    .map(({ instanceId }) => async () => {
      const unit = { serviceId, instanceId, ...(time === undefined ? {} : { releaseTime: time }) };
      if (await services.autoReleaseComputeUnit(unit, { signal })) return;
      throw nothingDone("AutoReleaseComputeUnit", undefined, lookAtIt);
    });
}

function latest(times: readonly string[]): string | undefined {
  return [...times].sort((one, other) => Date.parse(one) - Date.parse(other)).at(-1);
}
