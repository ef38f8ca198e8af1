import type { Store } from "../../store/store";
import { type Page, pageOf } from "../page";

/** A dataset as it is stored; its data is in its versions. */
export interface DatasetRow {
  /** The whole number by which V1 names the dataset. */
  readonly seq: number;
  readonly id: string;
  readonly name: string;
  /** V2's word, for example `PromptResponse`. */
  readonly format: string;
  readonly storage_type: "sysStorage" | "BOS";
  /** `bos:/bucket/folder/`; empty for the platform's own storage. */
  readonly storage_path: string;
  readonly created_at: number;
}

/** Which part of the list of datasets to read. */
export interface DatasetQuery {
  readonly fromSeq?: number;
  readonly maxKeys: number;
  readonly isReversed: boolean;
  /** Only what was created until then, in simulated milliseconds since the epoch. */
  readonly createdUntil?: number;
}

/** The datasets of the simulated Qianfan. */
export interface DatasetStore {
  byId(id: string): DatasetRow | undefined;
  byName(name: string): DatasetRow | undefined;
  list(query: DatasetQuery): Page<DatasetRow>;
  insert(dataset: Omit<DatasetRow, "seq">): void;
  remove(seq: number): void;
}

const CREATED_UNTIL = "(?3 IS NULL OR created_at <= ?3)";
const LAST_SEQ = Number.MAX_SAFE_INTEGER;

/** Prepares the statements once. */
export function createDatasetStore(store: Store): DatasetStore {
  const byId = store.prepare<DatasetRow>("SELECT * FROM qianfan_dataset WHERE id = ?");
  const byName = store.prepare<DatasetRow>("SELECT * FROM qianfan_dataset WHERE name = ?");
  const forward = store.prepare<DatasetRow>(
    `SELECT * FROM qianfan_dataset WHERE seq >= ?1 AND ${CREATED_UNTIL} ORDER BY seq LIMIT ?2`,
  );
  const backward = store.prepare<DatasetRow>(
    `SELECT * FROM qianfan_dataset WHERE seq <= ?1 AND ${CREATED_UNTIL} ORDER BY seq DESC LIMIT ?2`,
  );
  const insert = store.prepare(
    "INSERT INTO qianfan_dataset (id, name, format, storage_type, storage_path, created_at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const remove = store.prepare("DELETE FROM qianfan_dataset WHERE seq = ?");
  return {
    byId: (id) => byId.get(id),
    byName: (name) => byName.get(name),
    list: ({ fromSeq, maxKeys, isReversed, createdUntil = null }) => {
      const statement = isReversed ? backward : forward;
      const start = fromSeq ?? (isReversed ? LAST_SEQ : 0);
      return pageOf(statement.all(start, maxKeys + 1, createdUntil), maxKeys);
    },
    insert: ({ id, name, format, storage_type: type, storage_path: path, created_at: createdAt }) =>
      void insert.run(id, name, format, type, path, createdAt),
    remove: (seq) => void remove.run(seq),
  };
}
