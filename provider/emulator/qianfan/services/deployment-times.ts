import type { QianfanCloud } from "../cloud";

/** How long a service waits for its compute unit, in simulated milliseconds: our choice. */
const PREPARING_MS = 30_000;
/** How long deploying takes: recorded notebooks saw 5 to 20 minutes. */
const DEPLOYING_MS = 8 * 60_000;
/** How long a service takes to serve another version: our choice. */
const UPDATING_MS = 5 * 60_000;

/** When a service that starts now is deployed. */
export function deploymentTimes({ world, settings }: QianfanCloud): { deployingAt: number; servingAt: number } {
  const now = world.now();
  if (settings.instant) return { deployingAt: now, servingAt: now };
  return { deployingAt: now + PREPARING_MS, servingAt: now + PREPARING_MS + DEPLOYING_MS };
}

/** When another version, asked for now, takes the place of the one that serves. */
export function updateTime({ world, settings }: QianfanCloud): number {
  return settings.instant ? world.now() : world.now() + UPDATING_MS;
}
