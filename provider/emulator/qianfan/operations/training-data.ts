import { Refusal } from "../answer/refusal";
import type { DatasetStore } from "../store/dataset-store";
import { parameterLimits } from "../tables/parameter-limits";
import { objectStorageSample } from "../tables/sample-datasets";
import type { DatasetConfig } from "./dataset-config-schema";

/** What a task trains on after sampling and splitting. */
export interface TrainingData {
  readonly rows: number;
  readonly tokens: number;
}

/** One dataset version as far as a run takes it. */
export interface DataPart extends TrainingData {
  readonly samplingRate: number;
}

/**
 * Looks the data of a task up.
 *
 * @throws Refusal `DatasetConfigError` for a version that does not exist or is not published,
 * `DatasetEntityCountNotEnough` for fewer than 32 rows
 */
export function trainingData(datasets: DatasetStore, config: DatasetConfig): TrainingData {
  const parts = partsOf(datasets, config);
  if (hasTooFewRows(parts)) throw new Refusal("DatasetEntityCountNotEnough");
  return keptData(parts, config.splitRatio);
}

/** True below 32 rows, counted before sampling and splitting (our choice). */
export function hasTooFewRows(parts: readonly DataPart[]): boolean {
  return parts.reduce((sum, part) => sum + part.rows, 0) < parameterLimits.datasetRows.min;
}

/** What is left to train on after sampling and splitting off `splitPercent` for evaluation. */
export function keptData(parts: readonly DataPart[], splitPercent: number): TrainingData {
  const kept = 1 - splitPercent / 100;
  const total = (count: (part: DataPart) => number) =>
    Math.max(1, Math.round(kept * parts.reduce((sum, part) => sum + count(part) * part.samplingRate, 0)));
  return { rows: total((part) => part.rows), tokens: total((part) => part.tokens) };
}

function partsOf(datasets: DatasetStore, config: DatasetConfig): readonly DataPart[] {
  if (config.sourceType === "Bos") return config.versions.map(() => ({ ...objectStorageSample, samplingRate: 1 }));
  return config.versions.map(({ versionId, samplingRate }) => {
    // V2 knows no numbers.
    const dataset = versionId.startsWith("ds-") ? datasets.find(versionId) : undefined;
    const problem = dataset === undefined ? "does not exist" : "is not published";
    if (dataset?.release !== "done") {
      throw new Refusal("DatasetConfigError", { message: `dataset config error: ${versionId} ${problem}` });
    }
    return { rows: dataset.rows, tokens: dataset.tokens, samplingRate };
  });
}
