import { invalidParameter } from "../invalid-parameter";
import type { JobRow } from "./job-store";
import { findTrainingOption } from "./find-training-option";
import { imageModels } from "./image-models";
import { takesValue } from "./takes-value";

/** What the training engine needs to know of the hyperparameters. */
export interface TrainingSettings {
  readonly parameterScale: string;
  readonly epochs: number;
  readonly batchSize: number;
  readonly maxCheckpoints: number;
  /** Longer rows are cut; undefined: none is. */
  readonly maxLength: number | undefined;
}

/** Bounds of what decides how long a run takes, also for models that no table knows: ERNIE-Lite-8K-0308's. */
const engineLimits = {
  epoch: { max: 50, fallback: 1 },
  globalBatchSize: { max: 10_000, fallback: 16 },
  checkpointCount: { max: 10, fallback: 1 },
} as const;

/**
 * Judges the hyperparameters by the table of the job's model, mode and scale. Keys, models, modes and scales that no
 * table knows pass.
 *
 * @throws Refusal `InappropriateJSON` that names the first hyperparameter out of its range
 */
export function trainingSettings(
  job: JobRow,
  givenScale: string | undefined,
  hyperParameters: Readonly<Record<string, unknown>>,
): TrainingSettings {
  const parameterScale = givenScale ?? imageModels.get(job.model) ?? "FullFineTuning";
  const rows = findTrainingOption(job.model, job.train_mode, parameterScale)?.hyperParameters ?? [];
  const wrong = rows.find((row) => row.key in hyperParameters && !takesValue(row, hyperParameters[row.key]));
  if (wrong) throw invalidParameter(wrong.key);
  const count = (key: keyof typeof engineLimits): number => {
    const { max, fallback } = engineLimits[key];
    const value = hyperParameters[key] ?? rows.find((row) => row.key === key)?.default;
    return typeof value === "number" && value >= 1 ? Math.min(Math.floor(value), max) : fallback;
  };
  return {
    parameterScale,
    epochs: count("epoch"),
    batchSize: count("globalBatchSize"),
    maxCheckpoints: count("checkpointCount"),
    maxLength: length(hyperParameters.maxSeqLen ?? rows.find((row) => row.key === "maxSeqLen")?.default),
  };
}

function length(value: unknown): number | undefined {
  return typeof value === "number" && value > 0 ? value : undefined;
}
