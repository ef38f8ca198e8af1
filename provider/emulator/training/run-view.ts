import type { RunView, RunCheckpoint } from "../contract";
import type { RunNow } from "./run-store";
import { lossAt, progressOf, timeOfStep } from "./run-progress";
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
    logLines: (learningRate) => trainingLog(run, now, learningRate),
  };
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
