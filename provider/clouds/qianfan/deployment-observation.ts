import { own } from "../../base/own";
import type { DeploymentObservation, DeploymentStatus } from "../../contract/deployment-cloud";
import type { DeploymentKey } from "../../contract/keys";
import { hasUpdate } from "./service-client";
import type { QianfanService } from "./service-schemas";

/** `runStatus` [zmm1xw37v]; V1 says `Done` for `Serving` [Python SDK]. */
const statuses: Readonly<Record<string, DeploymentStatus>> = {
  New: "pending",
  Deploying: "pending",
  Serving: "running",
  Done: "running",
  Failed: "failed",
  Stopped: "stopped",
};

/** Where clients reach what is deployed; embedded clouds have no addresses. */
export interface InferenceAddress {
  /** Base URL of the console, on whose host V2's inference is [3m7of64lb]. */
  readonly baseUrl: string;
}

/** A service as the lifecycle sees it. A status that no page knows counts as pending: nothing is lost by waiting. */
export function observeService(
  service: QianfanService,
  key: DeploymentKey,
  address: InferenceAddress | undefined,
): DeploymentObservation {
  const { runStatus = "", updateStatus, url, resourceConfig } = service;
  const status = statusOf(service);
  const capacity = resourceConfig?.replicasCount;
  const isServing = status === "running" || status === "updating";
  const words = [service.errorMessage, service.message].filter((word) => word !== undefined);
  return {
    key,
    status,
    cloudStatus: hasUpdate(updateStatus) ? `${runStatus}, ${updateStatus}` : runStatus,
    ...(Object.hasOwn(statuses, runStatus) ? {} : { isUnknownStatus: true }),
    ...(words.length === 0 ? {} : { reason: words.join("; ") }),
    model: service.modelId,
    modelSetId: service.modelSetId,
    deployedModel: service.endpoint ?? endpointIn(url),
    ...(address === undefined ? {} : { ...compatibleUrl(address, url), nativeUrl: url }),
    capacity,
    ...(capacity === undefined ? {} : { readyCapacity: isServing ? capacity : 0 }),
    createdAt: service.createTime,
    details: detailsOf(service),
  };
}

function statusOf({ runStatus = "", updateStatus = "" }: QianfanService): DeploymentStatus {
  const status = own(statuses, runStatus) ?? "pending";
  if (status !== "running" || !hasUpdate(updateStatus)) return status;
  return /fail/i.test(updateStatus) ? "failed" : "updating";
}

/** V1's route of a service, whose last word is what the official clients call it by [official SDKs]. */
const v1Route = "/rpc/2.0/";

function endpointIn(url = ""): string | undefined {
  const at = url.indexOf(v1Route);
  return at < 0 ? undefined : /\/([^/?#]+)$/.exec(url.slice(at + v1Route.length))?.[1];
}

/** A service of version 1 has its own route only. */
function compatibleUrl({ baseUrl }: InferenceAddress, url: string | undefined): { baseUrl?: string } {
  return endpointIn(url) !== undefined ? {} : { baseUrl: `${baseUrl.replace(/(?<!\/)\/+$/, "")}/v2` };
}

function detailsOf({ name, baseModel, chargeType, payType, resourceConfig }: QianfanService) {
  const known = { serviceName: name, baseModel, chargeType, payType, resourceType: resourceConfig?.type };
  const details: Record<string, string> = {};
  for (const [member, value] of Object.entries(known)) if (value !== undefined) details[member] = value;
  return details;
}
