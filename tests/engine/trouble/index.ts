import { endedJobs } from "./ended-jobs";
import { interruptedRuns } from "./interrupted-runs";
import type { TroubleStory } from "./trouble";
import { unreachedClouds } from "./unreached-clouds";

/** A story for each situation of the page *When things go wrong*, by its heading. */
export const troubleStories: Readonly<Record<string, TroubleStory>> = {
  ...interruptedRuns,
  ...endedJobs,
  ...unreachedClouds,
};
