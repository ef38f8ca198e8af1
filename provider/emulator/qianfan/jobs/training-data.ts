import { z } from "zod";
import { client, ours, type Rules } from "../../provenance/provenance";
import type { QianfanCloud } from "../cloud";
import type { DataReading } from "../data/data-reader";
import type { DatasetVersionRow } from "../datasets/dataset-version-store";
import { objectStorageSample } from "../datasets/sample-datasets";
import type { TrainingSource } from "../datasets/training-pair-store";
import { parameterLimits } from "../parameter-limits";
import { refuse } from "../refusals";

const { samplingRate, splitRatio } = parameterLimits;
const split = z.number().min(splitRatio.min).max(splitRatio.max);

/** `datasetConfig` of a task [1mo1a2ttv]. */
export const datasetConfigSchema = z.discriminatedUnion("sourceType", [
  z.object({
    sourceType: z.literal("Platform"),
    versions: z
      .array(
        z.object({
          versionId: z.string().min(1),
          samplingRate: z.number().min(samplingRate.min).max(samplingRate.max).default(1),
        }),
      )
      .min(1),
    splitRatio: split,
  }),
  z.object({
    sourceType: z.literal("Bos"),
    // One slash behind the scheme, then bucket and path.
    versions: z.array(z.object({ versionBosUri: z.string().regex(/^bos:\/[^/]+\/./) })).min(1),
    splitRatio: split,
  }),
]);

/** A `datasetConfig` that has been read. */
type DatasetConfig = z.infer<typeof datasetConfigSchema>;

/** Rules of what a run trains on, for V1 and V2. */
export const dataRules: Rules = {
  "files in object storage are read when the run is submitted; a row that cannot be trained on fails the run":
    ours("not stated"),
  "data in a bucket that the simulated object storage does not have counts as 200 short rows": ours(
    "it cannot be read, and programs that name their own bucket run all the same",
  ),
  "rows that are longer than maxSeqLen are cut": client("recorded answers: rows over 8,000 tokens are truncated"),
};

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
  if (hasTooFewRows(parts)) throw refuse("DatasetEntityCountNotEnough");
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
      throw refuse("DatasetConfigError", `dataset config error: ${versionId} ${problem}`);
    }
    return versionPart(cloud, version, samplingRate, maxLength);
  });
}

const lengthTable = z.record(z.string(), z.number());

/** Everything that has been imported into a dataset version, rows cut at a length. */
function importedData(cloud: QianfanCloud, version: DatasetVersionRow, maxLength: number | undefined): TrainingData {
  const now = cloud.world.now();
  const imports = cloud.datasetImports
    .ofVersion(version.seq)
    .filter((row) => row.problem_count === 0 && row.finished_at <= now);
  return {
    rows: version.rows,
    tokens: imports.reduce(
      (sum, row) => sum + cutTokens(lengthTable.parse(JSON.parse(row.lengths)), row.tokens, maxLength),
      0,
    ),
    sources: imports.map(({ source }) => ({ source, versionId: version.id })),
  };
}

/** Tokens of one pass when rows are cut at a length; the next longer one that was counted stands for it. */
function cutTokens(lengths: Readonly<Record<string, number>>, tokens: number, maxLength: number | undefined): number {
  if (maxLength === undefined) return tokens;
  const longer = Object.keys(lengths)
    .map(Number)
    .filter((length) => length >= maxLength);
  return longer.length === 0 ? tokens : (lengths[String(Math.min(...longer))] ?? tokens);
}
