import { z } from "zod";
import { cutTokens } from "./cut-tokens";
import type { QianfanCloud } from "../cloud";
import type { DatasetVersionRow } from "../datasets/dataset-version-row";
import type { TrainingData } from "./training-data";

const lengthTable = z.record(z.string(), z.number());

/** Everything that has been imported into a dataset version, rows cut at a length. */
export function importedData(
  cloud: QianfanCloud,
  version: DatasetVersionRow,
  maxLength: number | undefined,
): TrainingData {
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
