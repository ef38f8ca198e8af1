import type { RunRequest } from "../contract";

/** How long each phase of a run takes, in simulated milliseconds. */
export interface TrainingPlan {
  readonly totalSteps: number;
  readonly stepsPerEpoch: number;
  /** Tokens that all epochs train; at least one is billed (Bailian's billing page). */
  readonly totalTokens: number;
  /** Before the run may start or queue. */
  readonly pendingMs: number;
  /** Data is fetched and processed; already visible as running. */
  readonly prepareMs: number;
  readonly trainMs: number;
  /** The result is saved and made ready for serving; still visible as running. */
  readonly deliverMs: number;
}

/** Durations are our choice: 200 short rows and one epoch take about ten minutes, most of it visible as running. */
const timing = {
  pendingMs: 20_000,
  prepareMs: 75_000,
  trainBaseMs: 240_000,
  trainMsPerToken: 15,
  deliverMs: 90_000,
  /** No run trains longer, so that a provider's default timeout of 24 hours holds two of them. */
  trainLimitMs: 10 * 3_600_000,
};

/** Plans a run from what it trains on. With `instant` it is over as soon as somebody looks. */
export function planTraining(request: RunRequest, instant: boolean): TrainingPlan {
  const epochs = Math.max(1, Math.ceil(request.epochs));
  const stepsPerEpoch = Math.max(1, Math.ceil(request.rows / Math.max(1, request.batchSize)));
  const totalTokens = Math.max(1, Math.round(request.tokens * epochs));
  const work = {
    totalSteps: stepsPerEpoch * epochs,
    stepsPerEpoch,
    totalTokens,
  };
  if (instant) return { ...work, pendingMs: 0, prepareMs: 0, trainMs: 0, deliverMs: 0 };
  return {
    ...work,
    pendingMs: timing.pendingMs,
    prepareMs: timing.prepareMs,
    trainMs: Math.min(timing.trainLimitMs, timing.trainBaseMs + totalTokens * timing.trainMsPerToken),
    deliverMs: timing.deliverMs,
  };
}
