import type { Timeouts } from "../job/inputs";
import type { JsonObject } from "../../base/json";
import type { DatasetFormat } from "../../contract/dataset-cloud";

/** Arguments of training data after `check`: plain values, nothing unknown. */
export interface DatasetInputs {
  readonly path: string;
  readonly format: DatasetFormat;
  readonly bailian?: JsonObject;
  readonly qianfan?: JsonObject;
  /** Longest row that the job takes, in tokens; longer ones are counted and said. */
  readonly maxLength?: number;
  readonly timeouts?: Timeouts;
  readonly validation?: "error" | "warn";
}

/** What preflight reads in the file: known at preview, and what decides whether the data is the same. */
export interface DatasetContent {
  /** SHA-256 of the bytes, lower-case hex. */
  readonly contentHash: string;
  readonly bytes: number;
  readonly rows: number;
  readonly tokens: number;
  readonly tokensAreExact: boolean;
  readonly longestRowTokens: number;
}

/** Arguments together with what check has read. */
export type CheckedDataset = DatasetInputs & DatasetContent;
