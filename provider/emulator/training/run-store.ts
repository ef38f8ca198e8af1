import type { RunStatus } from "../contract";
import type { Store } from "../store/store";
import { runStatusSql, type RunNow, type RunRecord } from "./run-record";

/** The table `run`. Call inside a transaction. */
export interface RunStore {
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
