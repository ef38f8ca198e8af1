import type { Store } from "../../store/store";
import { pageOf, type Page } from "../page";

/** A container as it is stored. */
export interface JobRow {
  readonly seq: number;
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly model: string;
  readonly train_mode: string;
  readonly created_at: number;
}

/** Which part of the list of containers to read. */
export interface JobQuery {
  /** First position of the page; absent: from the end that the direction starts at. */
  readonly fromSeq?: number;
  readonly maxKeys: number;
  readonly isReversed: boolean;
  readonly trainMode?: string;
  readonly model?: string;
  /** Only what was created until then, in simulated milliseconds since the epoch. */
  readonly createdUntil?: number;
}

/** The containers of the simulated Qianfan. */
export interface JobStore {
  byId(id: string): JobRow | undefined;
  /** By the whole number of V1. */
  bySeq(seq: number): JobRow | undefined;
  byName(name: string): JobRow | undefined;
  count(): number;
  list(query: JobQuery): Page<JobRow>;
  insert(job: Omit<JobRow, "seq">): void;
  /** Fixes what a container of V1, which may be made without a model, trains. */
  setModel(seq: number, model: string): void;
  remove(seq: number): void;
}

const COLUMNS = "seq, id, name, description, model, train_mode, created_at";
const FILTER = "(?2 IS NULL OR train_mode = ?2) AND (?3 IS NULL OR model = ?3) AND (?5 IS NULL OR created_at <= ?5)";
const LAST_SEQ = Number.MAX_SAFE_INTEGER;

/** Prepares the statements once. */
export function createJobStore(store: Store): JobStore {
  const byId = store.prepare<JobRow>(`SELECT ${COLUMNS} FROM qianfan_job WHERE id = ?`);
  const bySeq = store.prepare<JobRow>(`SELECT ${COLUMNS} FROM qianfan_job WHERE seq = ?`);
  const count = store.prepare<{ count: number }>("SELECT count(*) AS count FROM qianfan_job");
  const byName = store.prepare<JobRow>(`SELECT ${COLUMNS} FROM qianfan_job WHERE name = ?`);
  const forward = store.prepare<JobRow>(
    `SELECT ${COLUMNS} FROM qianfan_job WHERE seq >= ?1 AND ${FILTER} ORDER BY seq LIMIT ?4`,
  );
  const backward = store.prepare<JobRow>(
    `SELECT ${COLUMNS} FROM qianfan_job WHERE seq <= ?1 AND ${FILTER} ORDER BY seq DESC LIMIT ?4`,
  );
  const insert = store.prepare(
    "INSERT INTO qianfan_job (id, name, description, model, train_mode, created_at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const setModel = store.prepare("UPDATE qianfan_job SET model = ? WHERE seq = ?");
  const remove = store.prepare("DELETE FROM qianfan_job WHERE seq = ?");
  return {
    byId: (id) => byId.get(id),
    bySeq: (seq) => bySeq.get(seq),
    count: () => count.get()?.count ?? 0,
    byName: (name) => byName.get(name),
    list: ({ fromSeq, maxKeys, isReversed, trainMode = null, model = null, createdUntil = null }) => {
      const statement = isReversed ? backward : forward;
      const start = fromSeq ?? (isReversed ? LAST_SEQ : 0);
      return pageOf(statement.all(start, trainMode, model, maxKeys + 1, createdUntil), maxKeys);
    },
    insert: (job) => void insert.run(job.id, job.name, job.description, job.model, job.train_mode, job.created_at),
    setModel: (seq, model) => void setModel.run(model, seq),
    remove: (seq) => void remove.run(seq),
  };
}
