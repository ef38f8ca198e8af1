import { z } from "zod";
import { hasTooFewRows, keptData, type DataPart, type TrainingData } from "../operations/training-data";
import type { DatasetStore } from "../store/dataset-store";
import { objectStorageSample } from "../tables/sample-datasets";
import { v1Id } from "./v1-id";
import { V1Refusal } from "./v1-refusal";

/** One entry of `trainset`: 1 a version of a platform dataset, 2 data in object storage (seed 003). */
export const trainsetSchema = z
  .array(
    z.discriminatedUnion("type", [
      z.object({ type: z.literal(1), id: v1Id }),
      z.object({ type: z.literal(2), bosPath: z.string().min(1) }),
    ]),
  )
  .min(1);

/**
 * Looks the data of a run up.
 *
 * @throws V1Refusal 510102 for a version that does not exist or is not released, 510101 for fewer than 32 rows
 */
export function trainsetData(
  datasets: DatasetStore,
  trainset: z.infer<typeof trainsetSchema>,
  splitPercent: number,
): TrainingData {
  const parts = trainset.map((entry): DataPart => {
    if (entry.type === 2) return { ...objectStorageSample, samplingRate: 1 };
    const dataset = datasets.find(entry.id);
    if (dataset?.release !== "done") throw new V1Refusal("datasetConfigError");
    return { rows: dataset.rows, tokens: dataset.tokens, samplingRate: 1 };
  });
  if (hasTooFewRows(parts)) throw new V1Refusal("datasetEntityCountNotEnough");
  return keptData(parts, splitPercent);
}
