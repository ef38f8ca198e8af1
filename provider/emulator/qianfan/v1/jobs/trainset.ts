import { z } from "zod";
import type { QianfanCloud } from "../../cloud";
import type { DataReading } from "../../data/data-reader";
import {
  filePart,
  hasTooFewRows,
  keptData,
  versionPart,
  type DataPart,
  type TrainingData,
} from "../../jobs/training-data";
import { refuse } from "../v1-errors";
import { findByV1Id, v1Id } from "../v1-forms";

/** One entry of `trainset`: 1 a version of a platform dataset, 2 data in object storage (seed [003]). */
export const trainsetSchema = z
  .array(
    z.discriminatedUnion("type", [
      z.object({ type: z.literal(1), id: v1Id }),
      z.object({ type: z.literal(2), bosPath: z.string().min(1) }),
    ]),
  )
  .min(1);

type Trainset = z.infer<typeof trainsetSchema>;

/**
 * Looks the data of a run up, that of its files in `readings`. Rows that are longer than `maxLength` are cut.
 *
 * @throws Refusal 510102 for a version that does not exist or is not released, 510101 for fewer than 32 rows
 */
export function trainsetData(
  cloud: QianfanCloud,
  { trainset, trainsetRate }: { readonly trainset: Trainset; readonly trainsetRate: number },
  readings: readonly DataReading[],
  maxLength: number | undefined,
): TrainingData {
  const files = [...readings];
  const parts = trainset.map((entry): DataPart => {
    if (entry.type === 2) return filePart(cloud, files.shift(), maxLength);
    const version = findByV1Id(cloud.datasetVersions, entry.id);
    if (version?.publish_state !== "published") throw refuse("datasetConfigError");
    return versionPart(cloud, version, 1, maxLength);
  });
  if (hasTooFewRows(parts)) throw refuse("datasetEntityCountNotEnough");
  return keptData(parts, trainsetRate);
}

/** Reads the files of a trainset, in its order. V1 trains SFT only. */
export function readTrainset({ readData }: QianfanCloud, trainset: Trainset): Promise<readonly DataReading[]> {
  return Promise.all(trainset.flatMap((entry) => (entry.type === 2 ? [readData([entry.bosPath], "SFT")] : [])));
}
