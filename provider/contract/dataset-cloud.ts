import type { JsonObject } from "../base/json";
import type { DatasetKey } from "./keys";
import type { datasetFormats, trainingDataset } from "./kinds/training-dataset";
import type { ComputedOf, StateOf } from "./kinds/types-of";

/** Shape of the rows of a training file. */
export type DatasetFormat = (typeof datasetFormats)[number];

/** What preflight reads in the file: known at preview, and what decides whether the data is the same. */
export type DatasetContent = ComputedOf<typeof trainingDataset>;

/** The file to upload, read before by preflight. Storage comes in as an argument: a cloud opens it when it needs the bytes. */
export interface DatasetFile {
  /** Base name, for example `train.jsonl`. */
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hex of the content. */
  readonly sha256: string;
  readonly md5: string;
  /** A new stream of the bytes from `start` (inclusive) to `end` (exclusive); default all of them. */
  open(range?: { readonly start: number; readonly end: number }): NodeJS.ReadableStream;
}

/** Training data as it is to stand on the cloud. */
export interface DatasetRequest {
  /**
   * Name on the cloud, 2 to 20 characters, letters, digits and `_`; ends in a token, so that the same content of the same
   * resource is found again after a lost answer and two resources never share one.
   */
  readonly name: string;
  readonly format: DatasetFormat;
  readonly file: DatasetFile;
  /** The cloud's block of the arguments, checked and complete. */
  readonly block: JsonObject;
}

/** What one look tells about training data. */
export interface DatasetObservation {
  /** As far as it is known; grows from step to step. */
  readonly key: DatasetKey;
  readonly state: StateOf<typeof trainingDataset>["status"];
  /** The cloud's own words for a failure, with its row report where it has one. */
  readonly reason?: string;
  /** RFC 3339 with offset. */
  readonly createdAt?: string;
  /** The account that the cloud names in its answer, where it does. */
  readonly account?: string;
}

/** What a cloud tells of training data beside its ID, for a comparison with a file. A value that is not told is absent. */
export interface ToldDataset {
  readonly name?: string;
  readonly bytes?: number;
  /** Lower-case hex. */
  readonly md5?: string;
  readonly rows?: number;
  /** The shapes of rows that its word for them stands for. */
  readonly formats?: readonly DatasetFormat[];
  /** Members of the block that it was made with. */
  readonly block: JsonObject;
}

/** Training data of one account on one cloud. Every method throws `CloudError`. */
export interface DatasetOperations {
  /**
   * Does the next missing step (put the bytes there, import, publish) and says how far it is; called again until `ready` or
   * `failed`. Every step looks before it acts, so that a step whose answer was lost is found and not repeated.
   * @param known what an earlier call or run told; its bytes are not sent again when they are there.
   * @param onSent bytes sent so far, while an upload runs.
   */
  ensure(
    request: DatasetRequest,
    known: DatasetKey | undefined,
    onSent: (sentBytes: number) => void,
    signal?: AbortSignal,
  ): Promise<DatasetObservation>;
  /** One look; `undefined` when the cloud says that it does not exist. */
  observe(key: DatasetKey, signal?: AbortSignal): Promise<DatasetObservation | undefined>;
  /** All of the account, whoever made it; absent: the cloud lists none. */
  list?(signal?: AbortSignal): AsyncGenerator<{ readonly key: DatasetKey; readonly name?: string }>;
  /** What an import begins with and is compared by; absent: nothing is told. */
  told?(key: DatasetKey, signal?: AbortSignal): Promise<ToldDataset | undefined>;
  /** Removes file or dataset, and the object that we put there, never anything else. "In use" is a `CloudError` of kind `conflict` or `unsupported`. */
  remove(key: DatasetKey, signal?: AbortSignal): Promise<"removed" | "gone">;
}
