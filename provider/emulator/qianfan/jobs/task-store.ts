import type { Store } from "../../store/store";
import { pageOf, type Page } from "../page";

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
export interface TaskQuery {
  readonly jobSeq: number;
  readonly fromSeq?: number;
  readonly maxKeys: number;
  readonly isReversed: boolean;
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

const SELECT = `
  SELECT task.seq, task.id, task.job_seq, job.id AS job_id, job.name AS job_name, job.description AS job_description,
    job.model, job.train_mode, task.parameter_scale, task.visualization_id, task.increment_task_id, task.increment_step,
    task.description, task.version
  FROM qianfan_task AS task JOIN qianfan_job AS job ON job.seq = task.job_seq`;
const CREATED_UNTIL = "(?4 IS NULL OR (SELECT created_at FROM run WHERE run.id = task.id) <= ?4)";
const LAST_SEQ = Number.MAX_SAFE_INTEGER;

/** Prepares the statements once. */
export function createTaskStore(store: Store): TaskStore {
  const byId = store.prepare<TaskRow>(`${SELECT} WHERE task.id = ?`);
  const bySeq = store.prepare<TaskRow>(`${SELECT} WHERE task.seq = ?`);
  const forward = store.prepare<TaskRow>(
    `${SELECT} WHERE task.job_seq = ?1 AND task.seq >= ?2 AND ${CREATED_UNTIL} ORDER BY task.seq LIMIT ?3`,
  );
  const backward = store.prepare<TaskRow>(
    `${SELECT} WHERE task.job_seq = ?1 AND task.seq <= ?2 AND ${CREATED_UNTIL} ORDER BY task.seq DESC LIMIT ?3`,
  );
  const idsOf = store.prepare<{ id: string }>("SELECT id FROM qianfan_task WHERE job_seq = ? ORDER BY seq");
  const insert = store.prepare(
    `INSERT INTO qianfan_task (id, job_seq, parameter_scale, visualization_id, increment_task_id, increment_step,
       description, version)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7,
       (SELECT coalesce(max(version), 0) + 1 FROM qianfan_task WHERE job_seq = ?2))`,
  );
  const remove = store.prepare("DELETE FROM qianfan_task WHERE id = ?");
  return {
    byId: (id) => byId.get(id),
    bySeq: (seq) => bySeq.get(seq),
    list: ({ jobSeq, fromSeq, maxKeys, isReversed, createdUntil = null }) => {
      const statement = isReversed ? backward : forward;
      const start = fromSeq ?? (isReversed ? LAST_SEQ : 0);
      return pageOf(statement.all(jobSeq, start, maxKeys + 1, createdUntil), maxKeys);
    },
    idsOf: (jobSeq) => idsOf.all(jobSeq).map((row) => row.id),
    insert: (task) =>
      void insert.run(
        task.id,
        task.job_seq,
        task.parameter_scale,
        task.visualization_id,
        task.increment_task_id,
        task.increment_step,
        task.description,
      ),
    remove: (id) => void remove.run(id),
  };
}
