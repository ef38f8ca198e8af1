import type { Timeouts } from "../limits";
import type { DatasetContent, DatasetFormat } from "../../contract/dataset-cloud";

/** Arguments of training data after `check`: plain values, nothing unknown. */
export interface DatasetInputs {
  readonly path: string;
  readonly format: DatasetFormat;
  /** Longest row that the job takes, in tokens; longer ones are counted and said. */
  readonly maxLength?: number;
  readonly timeouts?: Timeouts;
  readonly validation?: "error" | "warn";
}

/** Arguments together with what check has read. */
export type CheckedDataset = DatasetInputs & DatasetContent;
