import { seededNumber } from "../world/create-world";
import type { RunNow } from "./run-store";

/** How far a run has come. */
interface RunProgress {
  /** Moment that counts: now, or the end of the run's work. */
  readonly at: number;
  readonly step: number;
  readonly trainedTokens: number;
  /** 0 to 100, whole; 100 only for a success. */
  readonly percent: number;
}

/** Progress follows from the time since the start. Nothing is trained while the run prepares. */
export function progressOf(run: RunNow, now: number): RunProgress {
  if (run.status === "succeeded") {
    return {
      at: run.end_at ?? now,
      step: run.total_steps,
      trainedTokens: run.total_tokens,
      percent: 100,
    };
  }
  const at = Math.min(now, run.end_at ?? now, run.cancel_at ?? now, stopOf(run) ?? now);
  if (run.start_at === null || at < run.start_at) return { at, step: 0, trainedTokens: 0, percent: 0 };
  const elapsedMs = at - run.start_at;
  const trained = Math.min(1, Math.max(0, elapsedMs - run.prepare_ms) / Math.max(1, run.train_ms));
  const step = Math.floor(trained * run.total_steps);
  const wholeMs = Math.max(1, run.prepare_ms + run.train_ms + run.deliver_ms);
  return {
    at,
    step,
    trainedTokens: Math.floor((run.total_tokens * step) / run.total_steps),
    percent: Math.min(99, Math.floor((100 * elapsedMs) / wholeMs)),
  };
}

/** When the run reaches a step, in simulated milliseconds since the epoch. */
export function timeOfStep(run: RunNow, step: number): number {
  return (run.start_at ?? run.created_at) + run.prepare_ms + Math.floor((run.train_ms * step) / run.total_steps);
}

function stopOf(run: RunNow): number | undefined {
  return run.start_at === null || run.stop_at === null ? undefined : run.start_at + run.stop_at;
}

/** Losses of a run at one step. */
interface LossPoint {
  readonly trainingLoss: number;
  readonly evaluationLoss: number;
  readonly perplexity: number;
}

/** The curve is our choice: an exponential fall from about 2.2 towards about 0.7 with a little noise. */
export function lossAt(curveSeed: string, step: number, totalSteps: number): LossPoint {
  const floor = 0.6 + 0.2 * seededNumber(`${curveSeed}:floor`);
  const start = floor + 1.4 + 0.3 * seededNumber(`${curveSeed}:start`);
  const noise = 1 + 0.06 * (seededNumber(`${curveSeed}:${step}`) - 0.5);
  const trainingLoss = round((floor + (start - floor) * Math.exp((-3 * step) / Math.max(1, totalSteps))) * noise);
  const evaluationLoss = round(trainingLoss * 1.06 + 0.03);
  return {
    trainingLoss,
    evaluationLoss,
    perplexity: round(Math.exp(evaluationLoss)),
  };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
