import type { Store } from "../../store/store";
import { inOrder, insertInto, type Page, type PageQuery } from "../../store/table";

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
export interface JobQuery extends PageQuery {
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

const columns = ["id", "name", "description", "model", "train_mode", "created_at"] as const;
const filter = "(?3 IS NULL OR train_mode = ?3) AND (?4 IS NULL OR model = ?4) AND (?5 IS NULL OR created_at <= ?5)";

/** Prepares the statements once. */
export function createJobStore(store: Store): JobStore {
  const select = "SELECT * FROM qianfan_job";
  const byId = store.prepare<JobRow>(`${select} WHERE id = ?`);
  const bySeq = store.prepare<JobRow>(`${select} WHERE seq = ?`);
  const byName = store.prepare<JobRow>(`${select} WHERE name = ?`);
  const count = store.prepare<{ count: number }>("SELECT count(*) AS count FROM qianfan_job");
  const page = inOrder<JobRow>(store, { select, where: filter });
  const setModel = store.prepare("UPDATE qianfan_job SET model = ? WHERE seq = ?");
  const remove = store.prepare("DELETE FROM qianfan_job WHERE seq = ?");
  return {
    byId: (id) => byId.get(id),
    bySeq: (seq) => bySeq.get(seq),
    byName: (name) => byName.get(name),
    count: () => count.get()?.count ?? 0,
    list: ({ trainMode = null, model = null, createdUntil = null, ...query }) =>
      page(query, trainMode, model, createdUntil),
    insert: insertInto(store, "qianfan_job", columns),
    setModel: (seq, model) => void setModel.run(model, seq),
    remove: (seq) => void remove.run(seq),
  };
}
