import { refusals } from "../answer/refusals";

/** Capacities stay below it (scale-deployment-api, message). */
const capacityLimit = 1000;

/**
 * Refuses a capacity that is no multiple of the template's units, with the documented message. A new deployment needs at
 * least one instance; one that stands may be scaled to nothing.
 */
export function requireCapacity(capacity: number, baseCapacity: number, least: 0 | 1): number {
  if (capacity >= least && capacity < capacityLimit && capacity % baseCapacity === 0) return capacity;
  throw refusals.invalidCapacity(capacity, baseCapacity);
}
