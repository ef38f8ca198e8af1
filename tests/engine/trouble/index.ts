import { endedJobs } from "./ended-jobs";
import { interruptedRuns } from "./interrupted-runs";
import type { TroubleStory } from "./trouble";
import { unreachedClouds } from "./unreached-clouds";

/** A story for each row of the README's table *When things go wrong*, by its situation. */
export const troubleStories: Readonly<Record<string, TroubleStory>> = {
  ...interruptedRuns,
  ...endedJobs,
  ...unreachedClouds,
};
