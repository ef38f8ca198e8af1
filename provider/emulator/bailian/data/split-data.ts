import type { TrainingData } from "./training-data";

/** Hyperparameters that decide how data is divided and passed over. */
export interface SplitRule {
  readonly hasValidationSet: boolean;
  /** Share that is trained on, between 0 and 1. */
  readonly split: number;
  readonly maxValidationRows: number;
  readonly batchSize: number;
}

/**
 * Takes the validation rows away where the request names no validation set. What is left must exceed the batch size:
 * else the job fails after the data was processed (official CLI's preflight).
 */
export function splitData(data: TrainingData, rule: SplitRule): TrainingData {
  if (data.problem !== undefined) return data;
  const share = rule.split > 0 && rule.split < 1 ? rule.split : 0.9;
  const wanted = rule.hasValidationSet ? 0 : data.rows - Math.ceil(data.rows * share - 1e-9);
  const rows = data.rows - Math.min(wanted, rule.maxValidationRows);
  const tokens = Math.max(1, Math.round((data.tokens * rows) / Math.max(1, data.rows)));
  if (rows > rule.batchSize) return { rows, tokens };
  const problem = `INSUFFICIENT_SAMPLES: ${rows} rows are left to train on, more than batch_size (${rule.batchSize}) are needed`;
  return { rows, tokens, problem };
}
