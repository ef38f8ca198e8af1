import { Refusal } from "../refusal";
import { cutTokens } from "./cut-tokens";
import type { DataReading } from "../data/data-reading";
import type { QianfanCloud } from "../cloud";
import type { DatasetVersionRow } from "../datasets/dataset-version-row";
import type { TrainingSource } from "../datasets/training-pair-store";
import { parameterLimits } from "../parameter-limits";
import { objectStorageSample } from "../datasets/sample-datasets";
import { importedData } from "./imported-data";
import type { DatasetConfig } from "./dataset-config-schema";

/** What a task trains on after sampling and splitting. */
export interface TrainingData {
  readonly rows: number;
  readonly tokens: number;
  /** Why it cannot be trained on, found when the run looks into it. */
  readonly dataProblem?: string;
  readonly sources: readonly TrainingSource[];
}

/** One dataset version, or file, as far as a run takes it. */
export interface DataPart extends TrainingData {
  readonly samplingRate: number;
}

/**
 * Looks the data of a task up. Rows that are longer than `maxLength` are cut.
 *
 * @throws Refusal `DatasetConfigError` for a version that does not exist or is not published,
 * `DatasetEntityCountNotEnough` for fewer than 32 rows
 */
export function trainingData(
  cloud: QianfanCloud,
  config: DatasetConfig,
  readings: readonly DataReading[],
  maxLength: number | undefined,
): TrainingData {
  const parts = partsOf(cloud, config, readings, maxLength);
  if (hasTooFewRows(parts)) throw new Refusal("DatasetEntityCountNotEnough");
  return keptData(parts, config.splitRatio);
}

/** True below 32 rows, counted before sampling and splitting (our choice). Data that cannot be read is found by the run. */
export function hasTooFewRows(parts: readonly DataPart[]): boolean {
  const isReadable = parts.every(({ dataProblem }) => dataProblem === undefined);
  return isReadable && parts.reduce((sum, part) => sum + part.rows, 0) < parameterLimits.datasetRows.min;
}

/** What is left to train on after sampling and splitting off `splitPercent` for evaluation. */
export function keptData(parts: readonly DataPart[], splitPercent: number): TrainingData {
  const kept = 1 - splitPercent / 100;
  const total = (count: (part: DataPart) => number) =>
    Math.max(1, Math.round(kept * parts.reduce((sum, part) => sum + count(part) * part.samplingRate, 0)));
  const dataProblem = parts.find((part) => part.dataProblem !== undefined)?.dataProblem;
  return {
    rows: total((part) => part.rows),
    tokens: total((part) => part.tokens),
    sources: parts.flatMap(({ sources }) => sources),
    ...(dataProblem !== undefined && { dataProblem }),
  };
}

/** A published dataset version as a part. */
export function versionPart(
  cloud: QianfanCloud,
  version: DatasetVersionRow,
  samplingRate: number,
  maxLength: number | undefined,
): DataPart {
  return { ...importedData(cloud, version, maxLength), samplingRate };
}

/** What was read of a file as a part: one of another bucket than the simulated storage's counts as 200 short rows. */
export function filePart(
  cloud: QianfanCloud,
  reading: DataReading | undefined,
  maxLength: number | undefined,
): DataPart {
  if (reading === undefined || reading.isElsewhere) return { ...objectStorageSample, samplingRate: 1, sources: [] };
  cloud.trainingPairs.learn(reading.source, reading.pairs);
  const { rows, lengths, source, problems } = reading;
  const [first] = problems;
  return {
    rows,
    tokens: cutTokens(lengths, reading.tokens, maxLength),
    samplingRate: 1,
    sources: [{ source }],
    ...(first !== undefined && { dataProblem: `${first.file}, line ${first.line}: ${first.reason}` }),
  };
}

function partsOf(
  cloud: QianfanCloud,
  config: DatasetConfig,
  readings: readonly DataReading[],
  maxLength: number | undefined,
): readonly DataPart[] {
  if (config.sourceType === "Bos")
    return config.versions.map((_, index) => filePart(cloud, readings[index], maxLength));
  return config.versions.map(({ versionId, samplingRate }) => {
    const version = cloud.datasetVersions.byId(versionId);
    const problem = version === undefined ? "does not exist" : "is not published";
    if (version?.publish_state !== "published") {
      throw new Refusal("DatasetConfigError", { message: `dataset config error: ${versionId} ${problem}` });
    }
    return versionPart(cloud, version, samplingRate, maxLength);
  });
}
