import type { QianfanCloud } from "../cloud";
import type { ServiceRow, ServiceVersionRow } from "./service-store";

/** `runStatus` of a service [zmm1xw37v]; no service of the simulated cloud fails by itself. */
export type ServiceStatusWord = "New" | "Deploying" | "Serving" | "Failed" | "Stopped";

/** How far a service is at one moment. */
interface ServiceState {
  readonly status: ServiceStatusWord;
  /** What it serves, or will first. */
  readonly version: ServiceVersionRow;
  /** What it is being changed to; the other one serves as long. */
  readonly next: ServiceVersionRow | undefined;
  /** Another version or other replicas are being made ready. */
  readonly isUpdating: boolean;
}

/** A service as it is now: it follows from its record and the clock. */
export function serviceState(cloud: QianfanCloud, service: ServiceRow): ServiceState {
  const now = cloud.world.now();
  const versions = cloud.serviceVersions.ofService(service.seq);
  const stoppedAt = earliest(service.stopped_at, cloud.computeUnits.lastRelease(service.seq));
  const until = Math.min(now, stoppedAt ?? now, service.failed_at ?? now);
  const [first] = versions;
  if (first === undefined) throw new Error(`service ${service.id} has no version`);
  const version = versions.filter(({ from_at: from }) => from <= until).pop() ?? first;
  const status = statusOf({ ...service, stopped_at: stoppedAt }, now);
  const next = status === "Serving" ? versions.find(({ from_at: from }) => from > now) : undefined;
  const isUpdating = status === "Serving" && (next !== undefined || service.scaled_at > now);
  return { status, version, next, isUpdating };
}

function earliest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

function statusOf(service: ServiceRow, now: number): ServiceStatusWord {
  if (service.stopped_at !== null && service.stopped_at <= now) return "Stopped";
  if (service.failed_at !== null && service.failed_at <= now) return "Failed";
  if (now < service.deploying_at) return "New";
  return now < service.serving_at ? "Deploying" : "Serving";
}

/** How long a service waits for its compute unit, in simulated milliseconds: our choice. */
const preparingMs = 30_000;
/** How long deploying takes: recorded notebooks saw 5 to 20 minutes. */
const deployingMs = 8 * 60_000;
/** How long a service takes to serve another version, or on other replicas: our choice. */
const updatingMs = 5 * 60_000;

/** When a service that starts now is deployed. */
export function deploymentTimes({ world, settings }: QianfanCloud): { deployingAt: number; servingAt: number } {
  const now = world.now();
  if (settings.instant) return { deployingAt: now, servingAt: now };
  return { deployingAt: now + preparingMs, servingAt: now + preparingMs + deployingMs };
}

/** How long a service that was taken off goes on serving: our choice. */
const stoppingMs = 30_000;

/** When a service that is taken off now has stopped. */
export function stopTime({ world, settings }: QianfanCloud): number {
  return settings.instant ? world.now() : world.now() + stoppingMs;
}

/** When a change that is asked for now is made: another version in the place of the one that serves, other replicas. */
export function updateTime({ world, settings }: QianfanCloud): number {
  return settings.instant ? world.now() : world.now() + updatingMs;
}

/** Path of V1's inference routes [official SDKs]. */
export const inferenceRoot = "/rpc/2.0/ai_custom/v1/wenxinworkshop";

/**
 * Address of a service, on the host that the call came to: of version 1 its own route, of version 2 the one that all share.
 */
export function serviceUrl({ endpoint, protocol_version: version }: ServiceRow, origin: string): string {
  return version === 1 ? `${origin}${inferenceRoot}/chat/${endpoint}` : `${origin}/v2/chat/completions`;
}
