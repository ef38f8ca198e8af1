import type { JsonObject } from "../../base/json";
import type { BailianArguments, BailianDataset } from "./arguments";
import type { JobRequest } from "../../contract/session";

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

/** Body of a create, in camelCase; hyperparameter keys as Bailian spells them. Absent members are not sent. */
export interface CreateFineTuneRequest {
  readonly model: string;
  readonly trainingType?: string;
  readonly trainingFileIds?: readonly string[];
  readonly trainingDatasets?: readonly JsonObject[];
  readonly validationFileIds?: readonly string[];
  readonly validationDatasets?: readonly JsonObject[];
  readonly hyperParameters?: JsonObject;
  readonly jobName?: string;
  /** Display name of the model that comes out. */
  readonly modelName?: string;
  readonly finetunedOutputSuffix?: string;
  /** Sent as given; the named members above win. */
  readonly extraParameters?: JsonObject;
}

/** The body on the wire [create-fine-tuning-job-api]. */
export function toCreateBody(request: CreateFineTuneRequest): JsonObject {
  const named = {
    model: request.model,
    training_type: request.trainingType,
    training_file_ids: request.trainingFileIds,
    training_datasets: request.trainingDatasets,
    validation_file_ids: request.validationFileIds,
    validation_datasets: request.validationDatasets,
    hyper_parameters: request.hyperParameters,
    job_name: request.jobName,
    model_name: request.modelName,
    finetuned_output_suffix: request.finetunedOutputSuffix,
  };
  const body: Record<string, JsonObject[string]> = {
    ...request.extraParameters,
  };
  for (const [name, value] of Object.entries(named)) if (value !== undefined) body[name] = value;
  return body;
}
