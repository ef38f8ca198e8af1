import type { RunStatus } from "../contract";
import type { RunRecord } from "./run-record";

/** A stage of a run's life and when it begins, in simulated milliseconds since the epoch. */
export interface LifeStage {
  readonly status: RunStatus;
  /** Grows with every stage; 4 is the end. The table `run` keeps the last one that the journal tells of. */
  readonly stage: 1 | 2 | 3 | 4;
  readonly at: number;
}

/** The stage of a status, in SQL, over the result of `runStatusSql`. */
export function lifeStageSql(status: string): string {
  return `CASE ${status} WHEN 'pending' THEN 0 WHEN 'queued' THEN 1 WHEN 'running' THEN 2 WHEN 'cancelling' THEN 3 ELSE 4 END`;
}

/**
 * What follows `pending` in a run's life, as it is planned. A stage that takes no time (a queue that was empty) is part
 * of it, so that every life reads alike.
 */
export function runLife(run: RunRecord): readonly LifeStage[] {
  const start = run.start_at ?? Infinity;
  const end = run.end_at ?? Infinity;
  const hasCourse = start <= end;
  const isQueued = run.queued_at <= Math.min(start, end);
  return [
    ...(isQueued ? [{ status: "queued", stage: 1, at: run.queued_at } as const] : []),
    ...(hasCourse && run.start_at !== null ? [{ status: "running", stage: 2, at: run.start_at } as const] : []),
    ...(hasCourse && run.start_at !== null && run.cancel_at !== null
      ? [{ status: "cancelling", stage: 3, at: run.cancel_at } as const]
      : []),
    ...(run.end_at !== null && run.outcome !== "stalled"
      ? [{ status: run.outcome, stage: 4, at: run.end_at } as const]
      : []),
  ];
}
