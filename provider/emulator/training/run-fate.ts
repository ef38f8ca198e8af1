import type { RunFate } from "../contract";
import { endOf } from "./run-queue";
import type { RunNow } from "./run-store";

/** What changes about a run whose end is decided anew at `now`. */
export function decideRun(run: RunNow, fate: RunFate, now: number): Partial<RunNow> {
  const started = run.start_at !== null && run.start_at <= now ? run.start_at : undefined;
  const elapsedMs = started === undefined ? 0 : now - started;
  switch (fate.kind) {
    case "succeed":
      return replanned(run, {
        outcome: "succeeded",
        stop_at: null,
        failure_code: null,
        failure_message: null,
      });
    case "stall":
      return replanned(run, {
        outcome: "stalled",
        stop_at: fate.afterMs ?? elapsedMs,
      });
    case "fail": {
      const failure = {
        outcome: "failed",
        failure_code: fate.code,
        failure_message: fate.message,
      } as const;
      if (fate.afterMs !== undefined)
        return replanned(run, {
          ...failure,
          stop_at: Math.max(fate.afterMs, elapsedMs),
        });
      return {
        ...failure,
        start_at: started ?? null,
        end_at: now,
        stop_at: elapsedMs,
      };
    }
    case "finish": {
      // The phases shrink into the time that the run has had, so that its log and curve are complete.
      const prepareMs = Math.min(run.prepare_ms, Math.floor(elapsedMs / 10));
      return {
        outcome: "succeeded",
        stop_at: null,
        start_at: started ?? now,
        end_at: now,
        prepare_ms: prepareMs,
        train_ms: elapsedMs - 2 * prepareMs,
        deliver_ms: prepareMs,
      };
    }
  }
}

/** A run that has started keeps its start; one that has not is planned by the queue. */
function replanned(run: RunNow, changes: Partial<RunNow>): Partial<RunNow> {
  return {
    ...changes,
    end_at: run.start_at === null ? null : endOf({ ...run, ...changes }, run.start_at),
  };
}
