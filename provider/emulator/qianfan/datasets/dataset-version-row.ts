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
