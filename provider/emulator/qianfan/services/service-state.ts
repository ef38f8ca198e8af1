import type { QianfanCloud } from "../cloud";
import type { ServiceRow } from "./service-store";
import type { ServiceVersionRow } from "./service-version-store";

/** `runStatus` of a service (zmm1xw37v); no service of the simulated cloud fails by itself. */
export type ServiceStatusWord = "New" | "Deploying" | "Serving" | "Failed" | "Stopped";

/** How far a service is at one moment. */
export interface ServiceState {
  readonly status: ServiceStatusWord;
  /** What it serves, or will first. */
  readonly version: ServiceVersionRow;
  /** What it is being changed to; the other one serves as long. */
  readonly next: ServiceVersionRow | undefined;
}

/** A service as it is now: it follows from its record and the clock. */
export function serviceState(cloud: QianfanCloud, service: ServiceRow): ServiceState {
  const now = cloud.world.now();
  const versions = cloud.serviceVersions.ofService(service.seq);
  const until = Math.min(now, service.stopped_at ?? now, service.failed_at ?? now);
  const [first] = versions;
  if (first === undefined) throw new Error(`service ${service.id} has no version`);
  const version = versions.filter(({ from_at: from }) => from <= until).pop() ?? first;
  const status = statusOf(service, now);
  const next = status === "Serving" ? versions.find(({ from_at: from }) => from > now) : undefined;
  return { status, version, next };
}

function statusOf(service: ServiceRow, now: number): ServiceStatusWord {
  if (service.stopped_at !== null) return "Stopped";
  if (service.failed_at !== null && service.failed_at <= now) return "Failed";
  if (now < service.deploying_at) return "New";
  return now < service.serving_at ? "Deploying" : "Serving";
}
