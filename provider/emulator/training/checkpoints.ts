import type { RunCheckpoint } from "../contract";
import { lossAt } from "./loss-curve";
import { progressOf, timeOfStep } from "./run-progress";
import type { RunNow } from "./run-record";

/** Checkpoints so far, oldest first: one at the end of each epoch, of which the newest are kept (our choice). */
export function checkpointsOf(run: RunNow, now: number): readonly RunCheckpoint[] {
  const { step } = progressOf(run, now);
  const reached = Math.floor(step / run.steps_per_epoch);
  const first = Math.max(1, reached - run.max_checkpoints + 1);
  const checkpoints: RunCheckpoint[] = [];
  for (let epoch = first; epoch <= reached; epoch += 1) {
    const at = epoch * run.steps_per_epoch;
    checkpoints.push({
      step: at,
      ...lossAt(run.curve_seed, at, run.total_steps),
      createdAt: timeOfStep(run, at),
    });
  }
  return checkpoints;
}
