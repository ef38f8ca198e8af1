import type { JsonObject } from "../../base/json";
import { differencesOf, type Comparison } from "../compare-values";
import { idsOf } from "./create-request";
import type { BailianArguments, BailianDataset } from "./arguments";
import { dataName } from "./data-name";
import type { FineTune } from "./schemas";

/** In what a job was trained otherwise than a block asks: model, method, data and the hyperparameters that the block sets. */
export function differencesFrom(job: FineTune, block: JsonObject): string[] {
  // Checked by the rules before any session is opened.
  const asked = block as unknown as BailianArguments;
  return differencesOf([
    { name: "model", there: job.model, here: asked.model },
    { name: "trainingType", there: job.trainingType, here: asked.trainingType },
    data("training data", job.trainingData, idsOf(asked.trainingFileIds), asked.trainingDatasets),
    data("validation data", job.validationData, idsOf(asked.validationFileIds), asked.validationDatasets),
    ...Object.entries(asked.hyperParameters ?? {}).map(([name, here]) => ({
      name: `hyperParameters.${name}`,
      there: job.hyperParameters?.[name],
      here,
    })),
  ]);
}

/** An answer without any data tells nothing. */
function data(
  name: string,
  there: readonly string[],
  fileIds: readonly string[] | undefined,
  datasets: readonly BailianDataset[] | undefined,
): Comparison {
  const here = fileIds ?? datasets?.flatMap(({ fileId, mountStorage }) => dataName(fileId, mountStorage));
  return {
    name,
    there: there.length === 0 ? undefined : there,
    here: here?.length === 0 ? undefined : here,
  };
}
