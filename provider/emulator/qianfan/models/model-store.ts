import type { Store } from "../../store/store";
import { inOrder, insertInto, type Page, type PageQuery } from "../../store/table";

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
  /** In creation order; only what was created until then, in simulated milliseconds since the epoch. */
  list(query: PageQuery & { readonly createdUntil?: number | undefined }): Page<ModelSetRow>;
  insert(modelSet: Omit<ModelSetRow, "seq">): void;
  /** Notes that a version was added or removed. */
  touch(seq: number, modifiedAt: number): void;
  remove(seq: number): void;
}

const setColumns = ["id", "name", "type", "labels", "created_at", "modified_at"] as const;

/** Prepares the statements once. */
export function createModelSetStore(store: Store): ModelSetStore {
  const byId = store.prepare<ModelSetRow>("SELECT * FROM qianfan_model_set WHERE id = ?");
  const bySeq = store.prepare<ModelSetRow>("SELECT * FROM qianfan_model_set WHERE seq = ?");
  const byName = store.prepare<ModelSetRow>("SELECT * FROM qianfan_model_set WHERE name = ?");
  const page = inOrder<ModelSetRow>(store, {
    select: "SELECT * FROM qianfan_model_set",
    where: "?3 IS NULL OR created_at <= ?3",
  });
  const touch = store.prepare("UPDATE qianfan_model_set SET modified_at = ? WHERE seq = ?");
  const remove = store.prepare("DELETE FROM qianfan_model_set WHERE seq = ?");
  return {
    byId: (id) => byId.get(id),
    bySeq: (seq) => bySeq.get(seq),
    byName: (name) => byName.get(name),
    list: ({ createdUntil = null, ...query }) => page(query, createdUntil),
    insert: insertInto(store, "qianfan_model_set", setColumns),
    touch: (seq, modifiedAt) => void touch.run(modifiedAt, seq),
    remove: (seq) => void remove.run(seq),
  };
}

/** A model version as it is stored, with its set. Its origin is copied, since the run may be deleted. */
export interface ModelRow {
  readonly seq: number;
  readonly id: string;
  readonly set_seq: number;
  readonly set_id: string;
  readonly set_name: string;
  /** Which version of its set it is, from 1. */
  readonly version: number;
  readonly description: string | null;
  readonly base_model: string;
  readonly job_id: string;
  readonly job_seq: number;
  readonly job_name: string;
  readonly task_id: string;
  readonly task_seq: number;
  readonly task_version: number;
  readonly step: number | null;
  readonly created_at: number;
  readonly ready_at: number;
}

/** The model versions of the simulated Qianfan. */
export interface ModelStore {
  byId(id: string): ModelRow | undefined;
  /** By the whole number of V1. */
  bySeq(seq: number): ModelRow | undefined;
  /** Oldest first; with `createdUntil` only what was created until then. */
  ofSet(setSeq: number, createdUntil?: number): readonly ModelRow[];
  /** Oldest first: the [Trainer] takes the first one. */
  idsOf(setSeq: number, createdUntil?: number): readonly string[];
  insert(model: Omit<ModelRow, "seq" | "set_id" | "set_name" | "version">): void;
  remove(seq: number): void;
}

const modelColumns = [
  "id",
  "set_seq",
  "description",
  "base_model",
  "job_id",
  "job_seq",
  "job_name",
  "task_id",
  "task_seq",
  "task_version",
  "step",
  "created_at",
  "ready_at",
  "version",
] as const;

/** Later than anything was created. */
const ever = Number.MAX_SAFE_INTEGER;

/** Prepares the statements once. */
export function createModelStore(store: Store): ModelStore {
  const select = `
    SELECT model.*, model_set.id AS set_id, model_set.name AS set_name
    FROM qianfan_model AS model JOIN qianfan_model_set AS model_set ON model_set.seq = model.set_seq`;
  const byId = store.prepare<ModelRow>(`${select} WHERE model.id = ?`);
  const bySeq = store.prepare<ModelRow>(`${select} WHERE model.seq = ?`);
  const ofSet = store.prepare<ModelRow>(
    `${select} WHERE model.set_seq = ? AND model.created_at <= ? ORDER BY model.seq`,
  );
  const idsOf = store.prepare<{ id: string }>(
    "SELECT id FROM qianfan_model WHERE set_seq = ? AND created_at <= ? ORDER BY seq",
  );
  const last = store.prepare<{ version: number | null }>(
    "SELECT max(version) AS version FROM qianfan_model WHERE set_seq = ?",
  );
  const insert = insertInto(store, "qianfan_model", modelColumns);
  const remove = store.prepare("DELETE FROM qianfan_model WHERE seq = ?");
  return {
    byId: (id) => byId.get(id),
    bySeq: (seq) => bySeq.get(seq),
    ofSet: (setSeq, createdUntil = ever) => ofSet.all(setSeq, createdUntil),
    idsOf: (setSeq, createdUntil = ever) => idsOf.all(setSeq, createdUntil).map((row) => row.id),
    insert: (model) => insert({ ...model, version: (last.get(model.set_seq)?.version ?? 0) + 1 }),
    remove: (seq) => void remove.run(seq),
  };
}
