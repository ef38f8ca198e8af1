import type { ServiceStatusWord } from "../services/service-state";

/** V1's word for how far a service is: what V2 calls Serving is Done (the SDK's enumeration). */
export function v1ServiceStatus(status: ServiceStatusWord): string {
  return status === "Serving" ? "Done" : status;
}
