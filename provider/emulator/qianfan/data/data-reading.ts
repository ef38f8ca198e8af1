import type { ImportProblem } from "../datasets/dataset-import-store";
import type { TrainingPair } from "../datasets/training-pair-store";

/** What was found in files of training data. */
export interface DataReading {
  /** Follows from the content: the same bytes have the same name. */
  readonly source: string;
  readonly rows: number;
  /** Tokens of one pass over all rows. */
  readonly tokens: number;
  /** Tokens of one pass when longer rows are cut at a length, by that length. */
  readonly lengths: Readonly<Record<string, number>>;
  readonly bytes: number;
  readonly problemCount: number;
  /** The first of them. */
  readonly problems: readonly ImportProblem[];
  /** The first prompts and their answers. */
  readonly pairs: readonly TrainingPair[];
  /** The bucket is none of the simulated storage's. */
  readonly isElsewhere: boolean;
}
