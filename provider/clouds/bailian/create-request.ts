import type { JobRequest } from "../../contract/session";
import type { JsonObject } from "../../base/json";
import type { BailianArguments, BailianDataset } from "./arguments";
import type { CreateFineTuneRequest } from "./create-fine-tune-request";

/** The block and the job's name as the body of a create. */
export function createRequest({ name, block }: JobRequest): CreateFineTuneRequest {
  // Checked by the rules before any session is opened.
  const given = block as unknown as BailianArguments;
  return {
    model: given.model,
    jobName: name,
    trainingType: given.trainingType,
    trainingFileIds: idsOf(given.trainingFileIds),
    trainingDatasets: given.trainingDatasets?.map(wireDataset),
    validationFileIds: idsOf(given.validationFileIds),
    validationDatasets: given.validationDatasets?.map(wireDataset),
    hyperParameters: given.hyperParameters as JsonObject | undefined,
    modelName: given.modelName,
    finetunedOutputSuffix: given.finetunedOutputSuffix,
    extraParameters: given.extraParameters as JsonObject | undefined,
  };
}

/** The type allows for an output that another cloud's data lacks; check lets none pass. */
export function idsOf(ids: readonly (string | undefined)[] | undefined): readonly string[] | undefined {
  return ids?.filter((id) => id !== undefined);
}

/** The dataset's members as the cloud spells them [create-fine-tuning-job-api]. */
function wireDataset({ dataSourceType, fileId, mountStorage }: BailianDataset): JsonObject {
  return {
    data_source_type: dataSourceType,
    ...(fileId === undefined ? {} : { file_id: fileId }),
    ...(mountStorage === undefined
      ? {}
      : {
          mount_storage: {
            region: mountStorage.region,
            bucket: mountStorage.bucket,
            file_path: mountStorage.filePath,
          },
        }),
  };
}
