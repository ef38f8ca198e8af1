import type { RunView } from "../contract";
import { checkpointsOf } from "./checkpoints";
import { progressOf } from "./run-progress";
import type { RunNow } from "./run-record";
import { textMetrics } from "./text-metrics";
import { trainingLog } from "./training-log";

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
