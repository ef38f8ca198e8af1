import type { Store } from "../../store/store";
import { inOrder, insertInto, type Page, type PageQuery } from "../../store/table";

/** A run as it is stored, with its container; its progress is the training engine's, under the same ID. */
export interface TaskRow {
  readonly seq: number;
  readonly id: string;
  readonly job_seq: number;
  readonly job_id: string;
  readonly job_name: string;
  readonly job_description: string;
  readonly model: string;
  readonly train_mode: string;
  readonly parameter_scale: string;
  readonly visualization_id: string;
  readonly increment_task_id: string | null;
  readonly increment_step: number | null;
  /** V1 describes runs, V2 does not. */
  readonly description: string;
  /** Which run of its container it is, from 1. */
  readonly version: number;
}

/** Which part of a container's list of runs to read. */
export interface TaskQuery extends PageQuery {
  readonly jobSeq: number;
  /** Only what was submitted until then, in simulated milliseconds since the epoch. */
  readonly createdUntil?: number;
}

/** What a new run is stored with. */
export type NewTask = Pick<
  TaskRow,
  "id" | "job_seq" | "parameter_scale" | "visualization_id" | "increment_task_id" | "increment_step" | "description"
>;

/** The runs of the simulated Qianfan. */
export interface TaskStore {
  byId(id: string): TaskRow | undefined;
  /** By the whole number of V1. */
  bySeq(seq: number): TaskRow | undefined;
  list(query: TaskQuery): Page<TaskRow>;
  idsOf(jobSeq: number): readonly string[];
  insert(task: NewTask): void;
  remove(id: string): void;
}

const columns = [
  "id",
  "job_seq",
  "parameter_scale",
  "visualization_id",
  "increment_task_id",
  "increment_step",
  "description",
  "version",
] as const;

/** Prepares the statements once. */
export function createTaskStore(store: Store): TaskStore {
  const select = `
    SELECT task.*, job.id AS job_id, job.name AS job_name, job.description AS job_description, job.model, job.train_mode
    FROM qianfan_task AS task JOIN qianfan_job AS job ON job.seq = task.job_seq`;
  const byId = store.prepare<TaskRow>(`${select} WHERE task.id = ?`);
  const bySeq = store.prepare<TaskRow>(`${select} WHERE task.seq = ?`);
  const page = inOrder<TaskRow>(store, {
    select,
    seq: "task.seq",
    where: "task.job_seq = ?3 AND (?4 IS NULL OR (SELECT created_at FROM run WHERE run.id = task.id) <= ?4)",
  });
  const idsOf = store.prepare<{ id: string }>("SELECT id FROM qianfan_task WHERE job_seq = ? ORDER BY seq");
  const last = store.prepare<{ version: number | null }>(
    "SELECT max(version) AS version FROM qianfan_task WHERE job_seq = ?",
  );
  const insert = insertInto(store, "qianfan_task", columns);
  const remove = store.prepare("DELETE FROM qianfan_task WHERE id = ?");
  return {
    byId: (id) => byId.get(id),
    bySeq: (seq) => bySeq.get(seq),
    list: ({ jobSeq, createdUntil = null, ...query }) => page(query, jobSeq, createdUntil),
    idsOf: (jobSeq) => idsOf.all(jobSeq).map((row) => row.id),
    insert: (task) => insert({ ...task, version: (last.get(task.job_seq)?.version ?? 0) + 1 }),
    remove: (id) => void remove.run(id),
  };
}
