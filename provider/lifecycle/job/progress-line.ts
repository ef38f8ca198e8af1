import { formatDuration } from "../../base/duration";
import type { Observation } from "../../contract/observation";

/** Below this share of the work the estimate swings too much to be worth reading. */
const leastProgress = 3;

/**
 * Writes the status lines of one wait: `running · 42 % · loss 1.31 · 12m 05s · about 16m 40s left`. What is left is estimated
 * from the progress since the job was first seen running, so that time in the queue does not count.
 */
export function createProgressLine(now: () => number): (seen: Observation) => string {
  const startedAt = now();
  let firstRunning: { readonly at: number; readonly progress: number } | undefined;
  return (seen) => {
    const isRunning = seen.status === "running" && seen.progress !== undefined;
    if (isRunning) firstRunning ??= { at: now(), progress: seen.progress };
    const left = isRunning && firstRunning !== undefined ? remainingMs(seen.progress, firstRunning, now()) : undefined;
    return [
      phase(seen),
      ...(seen.progress === undefined ? [] : [`${Math.floor(seen.progress)} %`]),
      ...(seen.loss === undefined ? [] : [`loss ${seen.loss.toFixed(2)}`]),
      formatDuration(now() - startedAt),
      ...(left === undefined ? [] : [`about ${formatDuration(left)} left`]),
    ].join(" · ");
  };
}

function phase({ status, cloudStatus }: Observation): string {
  return cloudStatus === "" || cloudStatus.toLowerCase() === status ? status : `${status} (${cloudStatus})`;
}

function remainingMs(
  progress: number,
  first: { readonly at: number; readonly progress: number },
  now: number,
): number | undefined {
  const done = progress - first.progress;
  if (done < leastProgress || progress >= 100) return undefined;
  return ((100 - progress) * (now - first.at)) / done;
}
