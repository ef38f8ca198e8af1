import type { RunView, RunCheckpoint } from "../contract";
import type { RunNow } from "./run-store";
import { trainingLog } from "./training-log";
import { seededNumber } from "../world/create-world";

/** A run as the faces see it. What costs something to derive is derived when it is asked for. */
export function viewRun(run: RunNow, now: number): RunView {
  const progress = progressOf(run, now);
  const hasStarted = run.start_at !== null && run.start_at <= now;
  const hasEnded = run.end_at !== null && run.end_at <= now;
  return {
    id: run.id,
    status: run.status,
    createdAt: run.created_at,
    ...(hasStarted && run.start_at !== null ? { startedAt: run.start_at } : {}),
    ...(hasEnded && run.end_at !== null ? { finishedAt: run.end_at } : {}),
    progressPercent: progress.percent,
    step: progress.step,
    totalSteps: run.total_steps,
    trainedTokens: progress.trainedTokens,
    get checkpoints() {
      return checkpointsOf(run, now);
    },
    get metrics() {
      return run.status === "succeeded" && run.is_text_model === 1 ? textMetrics(run.curve_seed) : undefined;
    },
    ...(run.status === "failed"
      ? {
          failure: {
            code: run.failure_code ?? "InternalError",
            message: run.failure_message ?? "training failed",
          },
        }
      : {}),
    logLines: () => trainingLog(run, now),
  };
}

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

/** Checkpoints so far, oldest first: one at the end of each epoch, of which the newest are kept (our choice). */
function checkpointsOf(run: RunNow, now: number): readonly RunCheckpoint[] {
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

type MetricName = "BLEU-4" | "ROUGE-1" | "ROUGE-2" | "ROUGE-L";

/** Lowest value of each metric in percent and how far it spreads (our choice). */
const ranges: Readonly<Record<MetricName, readonly [low: number, spread: number]>> = {
  "BLEU-4": [28, 14],
  "ROUGE-1": [46, 14],
  "ROUGE-2": [24, 12],
  "ROUGE-L": [38, 14],
};

/** Metrics of a finished text model, in percent with one decimal. */
function textMetrics(curveSeed: string): Readonly<Record<MetricName, number>> {
  return {
    "BLEU-4": metric(curveSeed, "BLEU-4"),
    "ROUGE-1": metric(curveSeed, "ROUGE-1"),
    "ROUGE-2": metric(curveSeed, "ROUGE-2"),
    "ROUGE-L": metric(curveSeed, "ROUGE-L"),
  };
}

function metric(curveSeed: string, name: MetricName): number {
  const [low, spread] = ranges[name];
  return Math.round((low + spread * seededNumber(`${curveSeed}:${name}`)) * 10) / 10;
}
