import { formatDuration } from "../../base/duration";
import type { Observation } from "../../contract/observation";

/** Below this share of the work the estimate swings too much to be worth reading. */
const leastProgress = 3;

/**
 * Writes the status lines of one wait: `42% loss 1.31 16m left · running · 12m 05s`. Figures come first and are short, because a
 * row of the engine's leaves little room behind type, name and status. What is left is estimated from the progress since the job
 * was first seen running, so that time in the queue does not count.
 * @param picture drawn behind the figures, as far as there is one.
 */
export function createProgressLine(now: () => number, picture = () => ""): (seen: Observation) => string {
  const startedAt = now();
  let firstRunning: { readonly at: number; readonly progress: number } | undefined;
  return (seen) => {
    const { progress, loss } = seen;
    const isRunning = seen.status === "running" && progress !== undefined;
    if (isRunning) firstRunning ??= { at: now(), progress };
    const left = isRunning && firstRunning !== undefined ? remainingMs(progress, firstRunning, now()) : undefined;
    const figures = [
      ...(progress === undefined ? [] : [`${Math.floor(progress)}%`]),
      ...(loss === undefined ? [] : [`loss ${loss.toFixed(2)}`]),
      ...(left === undefined ? [] : [`${roughly(left)} left`]),
    ].join(" ");
    const drawn = [figures, picture()].filter((part) => part !== "").join(" ");
    const rest = [phase(seen), formatDuration(now() - startedAt)];
    // Any other phase is news, and so is a word of the cloud's own.
    const parts = rest[0] === "running" && figures !== "" ? [drawn, ...rest] : [rest[0], drawn, rest[1]];
    return parts.filter((part) => part !== "").join(" · ");
  };
}

/** In one unit: `45s`, `16m`, `3h`. */
function roughly(durationMs: number): string {
  const minutes = durationMs / 60_000;
  if (minutes < 2) return `${Math.ceil(durationMs / 1000)}s`;
  return minutes < 120 ? `${Math.round(minutes)}m` : `${Math.round(minutes / 60)}h`;
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
