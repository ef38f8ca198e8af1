import { z } from "zod";
import type { JsonObject } from "../../../base/json";
import { type BailianCall, readBody } from "../call";
import { refuse } from "../refusals";
import type { DeclaredJob } from "./job-store";

const ids = z.array(z.string()).nullish();
const dataset = z.looseObject({ data_source_type: z.string(), file_id: z.string().optional() });
const datasets = z.array(dataset).nullish();

/** Body of a create. Unknown members are ignored; what clients send as null counts as absent. */
const schema = z.object({
  model: z.string().min(1),
  training_file_ids: ids,
  validation_file_ids: ids,
  training_datasets: datasets,
  validation_datasets: datasets,
  training_type: z.string().nullish(),
  hyper_parameters: z.record(z.string(), z.json()).nullish(),
  job_name: z.string().nullish(),
  model_name: z.string().nullish(),
  finetuned_output_suffix: z.string().nullish(),
  finetuned_output: z.unknown().optional(),
});

/** A create whose members have the documented types. */
export type CreateRequest = z.infer<typeof schema>;

/** Every text model has it; used where the request names none (older documentation). */
export const defaultTrainingType = "sft";

/** Parses the body of a create; a member of the wrong type is refused with its name. */
export async function readCreateRequest(call: BailianCall): Promise<CreateRequest> {
  const request = await readBody(call, schema);
  // Current servers refuse this older member, says the source of [dashscope 2.0.2].
  if (request.finetuned_output !== undefined) {
    throw refuse("invalidParameter", "Unsupported parameter finetuned_output");
  }
  return request;
}

/**
 * Both forms of naming data are filled, whichever was sent (seed [000], [model-training-api-reference];
 * [create-fine-tuning-job-api] leaves the IDs empty).
 */
export function declare(request: CreateRequest): DeclaredJob {
  const trainingSets = datasetsOf(request.training_file_ids, request.training_datasets);
  const validationSets = datasetsOf(request.validation_file_ids, request.validation_datasets);
  return {
    training_file_ids: fileIdsOf(trainingSets),
    validation_file_ids: fileIdsOf(validationSets),
    training_datasets: trainingSets,
    validation_datasets: validationSets,
    hyper_parameters: request.hyper_parameters ?? {},
    ...(request.model_name ? { model_name: request.model_name } : {}),
  };
}

function datasetsOf(
  fileIds: readonly string[] | null | undefined,
  datasets: CreateRequest["training_datasets"],
): JsonObject[] {
  const named = (fileIds ?? []).map((fileId) => ({ data_source_type: "file_id", file_id: fileId }));
  // Loose objects come out of JSON, so they are JSON again.
  const given = (datasets ?? []) as JsonObject[];
  return named.length > 0 ? named : given;
}

function fileIdsOf(datasets: readonly JsonObject[]): string[] {
  return datasets.flatMap(({ file_id: fileId }) => (typeof fileId === "string" ? [fileId] : []));
}
