import type { FaceContext } from "../../face-context";
import { seededNumber } from "../../training/seeded-number";
import { deploymentTiming } from "./deployment-life";

/** How long a deployment takes to come up, in simulated milliseconds; follows from its name and the moment. */
export function startingMs({ settings, world }: FaceContext, deployedModel: string): number {
  if (settings.instant) return 0;
  const { least, spread } = deploymentTiming.startMs;
  return least + Math.floor(spread * seededNumber(`${deployedModel}:${world.now()}`));
}
