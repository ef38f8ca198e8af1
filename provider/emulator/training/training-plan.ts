import type { RunRequest } from "../contract";
import { doc, ours, seed, type Rules } from "../provenance/provenance";

/** How long each phase of a run takes, in simulated milliseconds. */
interface TrainingPlan {
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

/** Rules of the training engine under both simulated clouds. */
export const trainingRules: Rules = {
  "one run of an account trains at a time, the others queue in the order of their creation": seed(
    "000, QUEUING; for Qianfan our choice",
  ),
  "200 short rows and one epoch take about ten simulated minutes, most of it visible as running": ours(
    "real durations depend on more than a document says",
  ),
  "no run trains longer than ten simulated hours": ours("a run must end within a test"),
  "the loss curve, the metrics and the perplexity follow from the seed of the data directory": ours(
    "same seed, same requests, same answers",
  ),
  "a token is four ASCII characters or one other character": ours("the vendors' tokenizers are not here"),
  "one checkpoint at the end of each epoch, of which the newest are kept": ours("the documents say how many, not when"),
  "a run whose data cannot be trained on fails while it prepares, with the reason in its log": doc(
    "fine-tuning-api-guide; for Qianfan our choice",
  ),
};

/** Tokens of a text, estimated (our choice): four ASCII characters or one other character make a token. */
export function countTokens(text: string): number {
  let other = 0;
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 127) other += 1;
  return Math.ceil((text.length - other) / 4) + other;
}
