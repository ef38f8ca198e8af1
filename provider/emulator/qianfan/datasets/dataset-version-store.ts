import type { SimulatedWorld } from "../../contract";
import type { Store } from "../../store/store";
import { inOrder, insertInto, type Page, type PageQuery } from "../../store/table";

/** How far the data of a version is. */
export type ImportState = "created" | "importing" | "finished" | "failed";

/** How far the publication of a version is; V1 calls it release. */
export type PublishState = "unpublished" | "publishing" | "published";

/** A version of a dataset with its dataset, as it is at one moment. `rows`, `tokens` and `bytes` are of all that is imported. */
export interface DatasetVersionRow {
  /** The whole number by which V1 names the version. */
  readonly seq: number;
  readonly id: string;
  /** The dataset, by V1's number. */
  readonly dataset_seq: number;
  readonly dataset_id: string;
  readonly name: string;
  readonly format: string;
  readonly storage_type: string;
  readonly storage_path: string;
  /** Which version of its dataset it is, from 1. */
  readonly number: number;
  readonly description: string;
  readonly created_at: number;
  /** When it was or will be published; null where nobody asked. */
  readonly published_at: number | null;
  readonly import_state: ImportState;
  readonly publish_state: PublishState;
  readonly rows: number;
  readonly tokens: number;
  readonly bytes: number;
}

/** Which part of a dataset's list of versions to read. */
interface DatasetVersionQuery extends PageQuery {
  readonly datasetSeq: number;
  /** States to keep; absent: all. */
  readonly importStates?: readonly string[];
  readonly publishStates?: readonly string[];
  /** Only what was created until then, in simulated milliseconds since the epoch. */
  readonly createdUntil?: number;
}

/** The dataset versions of the simulated Qianfan. */
export interface DatasetVersionStore {
  byId(id: string): DatasetVersionRow | undefined;
  /** By the whole number of V1. */
  bySeq(seq: number): DatasetVersionRow | undefined;
  list(query: DatasetVersionQuery): Page<DatasetVersionRow>;
  /** Every version of a dataset, oldest first. */
  ofDataset(datasetSeq: number): readonly DatasetVersionRow[];
  /** Adds the next version to a dataset. */
  insert(version: Pick<DatasetVersionRow, "id" | "dataset_seq" | "description" | "created_at">): void;
  /** Starts a publication that ends at a moment. */
  publish(seq: number, publishedAt: number): void;
  remove(seq: number): void;
}

/** Versions as they are at the moment that a parameter names. */
function versionsAt(now: string): string {
  const imported = (column: string) => `(SELECT coalesce(sum(${column}), 0) FROM qianfan_dataset_import AS done
    WHERE done.version_seq = version.seq AND done.problem_count = 0 AND done.finished_at <= ${now})`;
  return `
    SELECT version.*, dataset.id AS dataset_id, dataset.name, dataset.format, dataset.storage_type,
      dataset.storage_path,
      CASE WHEN last.seq IS NULL THEN 'created' WHEN last.finished_at > ${now} THEN 'importing'
        WHEN last.problem_count > 0 THEN 'failed' ELSE 'finished' END AS import_state,
      CASE WHEN version.published_at IS NULL THEN 'unpublished' WHEN version.published_at > ${now} THEN 'publishing'
        ELSE 'published' END AS publish_state,
      ${imported("rows")} AS rows, ${imported("tokens")} AS tokens, ${imported("bytes")} AS bytes
    FROM qianfan_dataset_version AS version
    JOIN qianfan_dataset AS dataset ON dataset.seq = version.dataset_seq
    LEFT JOIN qianfan_dataset_import AS last
      ON last.seq = (SELECT max(seq) FROM qianfan_dataset_import WHERE version_seq = version.seq)`;
}

const columns = ["id", "dataset_seq", "description", "created_at", "number"] as const;
const listed = `(?5 IS NULL OR import_state IN (SELECT value FROM json_each(?5)))
  AND (?6 IS NULL OR publish_state IN (SELECT value FROM json_each(?6))) AND (?7 IS NULL OR created_at <= ?7)`;

/** Prepares the statements once. */
export function createDatasetVersionStore(store: Store, world: SimulatedWorld): DatasetVersionStore {
  const select = versionsAt("?1");
  const byId = store.prepare<DatasetVersionRow>(`${select} WHERE version.id = ?2`);
  const bySeq = store.prepare<DatasetVersionRow>(`${select} WHERE version.seq = ?2`);
  const ofDataset = store.prepare<DatasetVersionRow>(`${select} WHERE version.dataset_seq = ?2 ORDER BY version.seq`);
  const page = inOrder<DatasetVersionRow>(store, {
    select: `SELECT * FROM (${versionsAt("?3")} WHERE version.dataset_seq = ?4)`,
    where: listed,
  });
  const last = store.prepare<{ number: number | null }>(
    "SELECT max(number) AS number FROM qianfan_dataset_version WHERE dataset_seq = ?",
  );
  const insert = insertInto(store, "qianfan_dataset_version", columns);
  const publish = store.prepare(
    "UPDATE qianfan_dataset_version SET published_at = ?, is_publication_journaled = 0 WHERE seq = ?",
  );
  const remove = store.prepare("DELETE FROM qianfan_dataset_version WHERE seq = ?");
  const removeImports = store.prepare("DELETE FROM qianfan_dataset_import WHERE version_seq = ?");
  const listOf = (states: readonly string[] | undefined) => (states === undefined ? null : JSON.stringify(states));
  return {
    byId: (id) => byId.get(world.now(), id),
    bySeq: (seq) => bySeq.get(world.now(), seq),
    ofDataset: (datasetSeq) => ofDataset.all(world.now(), datasetSeq),
    list: ({ datasetSeq, importStates, publishStates, createdUntil = null, ...query }) =>
      page(query, world.now(), datasetSeq, listOf(importStates), listOf(publishStates), createdUntil),
    insert: (version) => insert({ ...version, number: (last.get(version.dataset_seq)?.number ?? 0) + 1 }),
    publish: (seq, publishedAt) => void publish.run(publishedAt, seq),
    remove: (seq) => {
      removeImports.run(seq);
      remove.run(seq);
    },
  };
}
