import type { JsonObject } from "../../base/json";

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
