import { own } from "../../base/own";
import { present } from "../../base/present";
import type { JsonObject } from "../../base/json";
import { differencesOf, type Comparison } from "../compare-values";
import { idsOf } from "./create-request";
import type { BailianArguments, BailianDataset } from "./arguments";
import { dataName } from "./data-name";
import type { FineTune } from "./schemas";

/** In what a job was trained otherwise than a block asks: model, method and the hyperparameters that the block sets. */
export function differencesBesideData(job: FineTune, block: JsonObject): string[] {
  const asked = argumentsOf(block);
  return differencesOf([
    { name: "model", there: job.model, here: asked.model },
    { name: "trainingType", there: job.trainingType, here: asked.trainingType },
    ...Object.entries(asked.hyperParameters ?? {}).map(([name, here]) => ({
      name: `hyperParameters.${name}`,
      there: own(job.hyperParameters, name),
      here,
    })),
  ]);
}

/** Data by its IDs. An answer without any data tells nothing. */
export interface DataComparison extends Comparison {
  readonly there: readonly string[] | undefined;
  readonly here: readonly string[] | undefined;
}

/** The data that a job was trained and validated on beside that of a block, by their IDs. */
export function comparedData(
  job: FineTune,
  block: JsonObject,
): { readonly training: DataComparison; readonly validation: DataComparison } {
  const asked = argumentsOf(block);
  return {
    training: data("training data", job.trainingData, idsOf(asked.trainingFileIds), asked.trainingDatasets),
    validation: data("validation data", job.validationData, idsOf(asked.validationFileIds), asked.validationDatasets),
  };
}

/** The members of the block that a job tells. Objects in buckets are data of another form, which it tells in parts only. */
export function toldBlock({
  model,
  trainingType,
  trainingData,
  validationData,
  hyperParameters,
}: FineTune): JsonObject {
  const isFiles = (data: readonly string[]) => data.length > 0 && data.every((id) => !id.startsWith("oss://"));
  return present({
    model,
    trainingType,
    trainingFileIds: isFiles(trainingData) ? trainingData : undefined,
    validationFileIds: isFiles(validationData) ? validationData : undefined,
    hyperParameters,
  });
}

/** Checked by the rules before any session is opened. */
function argumentsOf(block: JsonObject): BailianArguments {
  return block as unknown as BailianArguments;
}

function data(
  name: string,
  there: readonly string[],
  fileIds: readonly string[] | undefined,
  datasets: readonly BailianDataset[] | undefined,
): DataComparison {
  const here = fileIds ?? datasets?.flatMap(({ fileId, mountStorage }) => dataName(fileId, mountStorage));
  return {
    name,
    there: there.length === 0 ? undefined : there,
    here: here?.length === 0 ? undefined : here,
  };
}
