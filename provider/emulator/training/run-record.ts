import type { CloudName, RunStatus } from "../contract";

/** One row of the table `run`. Times are simulated milliseconds since the epoch. */
export interface RunRecord {
  readonly seq: number;
  readonly id: string;
  readonly cloud: CloudName;
  readonly account: string;
  readonly curve_seed: string;
  readonly total_steps: number;
  readonly steps_per_epoch: number;
  readonly batch_size: number;
  readonly total_tokens: number;
  readonly max_checkpoints: number;
  readonly is_text_model: number;
  readonly prepare_ms: number;
  readonly train_ms: number;
  readonly deliver_ms: number;
  readonly created_at: number;
  /** From then on the run waits for the account's turn. */
  readonly queued_at: number;
  /** When it starts to run; null while a run ahead of it never ends. */
  readonly start_at: number | null;
  /** When it ends; null while that is never. */
  readonly end_at: number | null;
  /** When somebody asked a running run to stop. */
  readonly cancel_at: number | null;
  /** How it ends, once `end_at` has come. */
  readonly outcome: "succeeded" | "failed" | "cancelled" | "stalled";
  /** Milliseconds after its start at which it fails or makes no more progress; null: it runs its course. */
  readonly stop_at: number | null;
  readonly failure_code: string | null;
  readonly failure_message: string | null;
}

/** A run with its status at the moment it was read. */
export interface RunNow extends RunRecord {
  readonly status: RunStatus;
}

/**
 * The one definition of a run's status: an SQL expression over the table `run` (alias `run`) with the simulated time as
 * parameter `?1`, so that lists and quotas filter by it.
 */
export const runStatusSql = `CASE
  WHEN run.end_at <= ?1 THEN run.outcome
  WHEN run.cancel_at <= ?1 THEN 'cancelling'
  WHEN run.start_at <= ?1 THEN 'running'
  WHEN run.queued_at <= ?1 THEN 'queued'
  ELSE 'pending' END`;
