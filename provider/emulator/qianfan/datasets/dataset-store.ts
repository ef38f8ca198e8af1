import type { Store } from "../../store/store";
import { inOrder, insertInto, type Page, type PageQuery } from "../../store/table";

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
export interface DatasetQuery extends PageQuery {
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

const columns = ["id", "name", "format", "storage_type", "storage_path", "created_at"] as const;

/** Prepares the statements once. */
export function createDatasetStore(store: Store): DatasetStore {
  const select = "SELECT * FROM qianfan_dataset";
  const byId = store.prepare<DatasetRow>(`${select} WHERE id = ?`);
  const byName = store.prepare<DatasetRow>(`${select} WHERE name = ?`);
  const page = inOrder<DatasetRow>(store, { select, where: "?3 IS NULL OR created_at <= ?3" });
  const remove = store.prepare("DELETE FROM qianfan_dataset WHERE seq = ?");
  return {
    byId: (id) => byId.get(id),
    byName: (name) => byName.get(name),
    list: ({ createdUntil = null, ...query }) => page(query, createdUntil),
    insert: insertInto(store, "qianfan_dataset", columns),
    remove: (seq) => void remove.run(seq),
  };
}
