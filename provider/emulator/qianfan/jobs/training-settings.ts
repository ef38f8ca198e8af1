import { invalidParameter } from "../refusals";
import type { JobRow } from "./job-store";
import { findTrainingOption, type HyperParameterRow } from "./training-options";

/** Models that make images: no text metrics, one fixed parameter scale each (theme page Q/2981496). */
export const imageModels: ReadonlyMap<string, "FullFineTuning" | "LoRA"> = new Map([
  ["WENXIN-YIGE", "FullFineTuning"],
  ["Stable-Diffusion-XL-Base-1.0", "LoRA"],
]);

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

/** True when a hyperparameter may have the value. Steps are not judged: our choice, some defaults miss their own step. */
function takesValue({ type, checkType, checkValue }: HyperParameterRow, value: unknown): boolean {
  const hasType = type === "int" || type === "float" ? typeof value === "number" : typeof value === "string";
  switch (checkType) {
    case "choice":
      return hasType && checkValue.some((choice) => choice === value);
    case "mult_choice":
      return Array.isArray(value) && value.every((part) => checkValue.some((choice) => choice === part));
    case "range": {
      const [lowest, highest] = checkValue.map(Number);
      if (typeof value !== "number" || lowest === undefined || highest === undefined) return false;
      return (type !== "int" || Number.isInteger(value)) && value >= lowest && value <= highest;
    }
  }
}
