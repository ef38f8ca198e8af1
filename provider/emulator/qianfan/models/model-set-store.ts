import type { Store } from "../../store/store";

/** A model set as it is stored; `labels` is a JSON array. */
export interface ModelSetRow {
  readonly seq: number;
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly labels: string;
  readonly created_at: number;
  readonly modified_at: number;
}

/** The model sets of the simulated Qianfan. */
export interface ModelSetStore {
  byId(id: string): ModelSetRow | undefined;
  /** By the whole number of V1. */
  bySeq(seq: number): ModelSetRow | undefined;
  byName(name: string): ModelSetRow | undefined;
  insert(modelSet: Omit<ModelSetRow, "seq">): void;
  /** Notes that a version was added or removed. */
  touch(seq: number, modifiedAt: number): void;
  remove(seq: number): void;
}

const COLUMNS = "seq, id, name, type, labels, created_at, modified_at";

/** Prepares the statements once. */
export function createModelSetStore(store: Store): ModelSetStore {
  const byId = store.prepare<ModelSetRow>(`SELECT ${COLUMNS} FROM qianfan_model_set WHERE id = ?`);
  const bySeq = store.prepare<ModelSetRow>(`SELECT ${COLUMNS} FROM qianfan_model_set WHERE seq = ?`);
  const byName = store.prepare<ModelSetRow>(`SELECT ${COLUMNS} FROM qianfan_model_set WHERE name = ?`);
  const insert = store.prepare(
    "INSERT INTO qianfan_model_set (id, name, type, labels, created_at, modified_at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const touch = store.prepare("UPDATE qianfan_model_set SET modified_at = ? WHERE seq = ?");
  const remove = store.prepare("DELETE FROM qianfan_model_set WHERE seq = ?");
  return {
    byId: (id) => byId.get(id),
    bySeq: (seq) => bySeq.get(seq),
    byName: (name) => byName.get(name),
    insert: (set) => void insert.run(set.id, set.name, set.type, set.labels, set.created_at, set.modified_at),
    touch: (seq, modifiedAt) => void touch.run(modifiedAt, seq),
    remove: (seq) => void remove.run(seq),
  };
}
