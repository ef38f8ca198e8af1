import type { RunStatus } from "../contract";
import type { CloudName } from "../contract";
import type { Store } from "../store/store";

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

/** The table `run`. Call inside a transaction. */
interface RunStore {
  get(id: string, now: number): RunNow | undefined;
  /** In no particular order. */
  getAll(ids: readonly string[], now: number): readonly RunNow[];
  insert(run: Omit<RunRecord, "seq" | "cancel_at">): void;
  /** Writes everything about a run that can change. */
  update(run: RunRecord): void;
  remove(id: string): void;
  count(account: string, statuses: readonly RunStatus[], now: number): number;
}

const insertedColumns = [
  "id",
  "cloud",
  "account",
  "curve_seed",
  "total_steps",
  "steps_per_epoch",
  "batch_size",
  "total_tokens",
  "max_checkpoints",
  "is_text_model",
  "prepare_ms",
  "train_ms",
  "deliver_ms",
  "created_at",
  "queued_at",
  "start_at",
  "end_at",
  "outcome",
  "stop_at",
  "failure_code",
  "failure_message",
] as const;

const updatedColumns = [
  "prepare_ms",
  "train_ms",
  "deliver_ms",
  "start_at",
  "end_at",
  "cancel_at",
  "outcome",
  "stop_at",
  "failure_code",
  "failure_message",
] as const;

/** Run store with every statement compiled once. */
export function createRunStore(store: Store): RunStore {
  const byId = store.prepare<RunNow>(`SELECT run.*, ${runStatusSql} AS status FROM run WHERE run.id = ?2`);
  const byIds = store.prepare<RunNow>(
    `SELECT run.*, ${runStatusSql} AS status FROM json_each(?2) AS wanted JOIN run ON run.id = wanted.value`,
  );
  const places = insertedColumns.map(() => "?").join(", ");
  const insert = store.prepare(`INSERT INTO run (${insertedColumns.join(", ")}) VALUES (${places})`);
  const update = store.prepare(
    `UPDATE run SET ${updatedColumns.map((column) => `${column} = ?`).join(", ")} WHERE seq = ?`,
  );
  const remove = store.prepare("DELETE FROM run WHERE id = ?");
  return {
    get: (id, now) => byId.get(now, id),
    getAll: (ids, now) => byIds.all(now, JSON.stringify(ids)),
    insert: (run) => {
      insert.run(...insertedColumns.map((column) => run[column]));
    },
    update: (run) => {
      update.run(...updatedColumns.map((column) => run[column]), run.seq);
    },
    remove: (id) => {
      remove.run(id);
    },
    count: (account, statuses, now) => {
      const wanted = statuses.map((status) => `'${status}'`).join(", ");
      const statement = store.prepare<{ count: number }>(
        `SELECT count(*) AS count FROM run WHERE run.account = ?2 AND (${runStatusSql}) IN (${wanted})`,
      );
      return statement.get(now, account)?.count ?? 0;
    },
  };
}
