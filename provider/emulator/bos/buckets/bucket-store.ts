import type { Store } from "../../store/store";
import { insertInto } from "../../store/table";

/** A bucket as it is stored. */
export interface BucketRow {
  readonly name: string;
  readonly region: string;
  readonly created_at: number;
}

/** The buckets of the simulated object storage. */
export interface BucketStore {
  byName(name: string): BucketRow | undefined;
  /** In the order of their names. */
  all(): readonly BucketRow[];
  /** True where neither an object nor an upload is in it. */
  isEmpty(name: string): boolean;
  insert(bucket: BucketRow): void;
  remove(name: string): void;
}

/** Prepares the statements once. */
export function createBucketStore(store: Store): BucketStore {
  const byName = store.prepare<BucketRow>("SELECT * FROM qianfan_bos_bucket WHERE name = ?");
  const all = store.prepare<BucketRow>("SELECT * FROM qianfan_bos_bucket ORDER BY name");
  const content = store.prepare<{ found: number }>(
    `SELECT EXISTS (SELECT 1 FROM qianfan_bos_object WHERE bucket = ?1)
       OR EXISTS (SELECT 1 FROM qianfan_bos_upload WHERE bucket = ?1) AS found`,
  );
  const remove = store.prepare("DELETE FROM qianfan_bos_bucket WHERE name = ?");
  return {
    byName: (name) => byName.get(name),
    all: () => all.all(),
    isEmpty: (name) => content.get(name)?.found === 0,
    insert: insertInto(store, "qianfan_bos_bucket", ["name", "region", "created_at"]),
    remove: (name) => void remove.run(name),
  };
}
