import { z } from "zod";
import type { JsonObject } from "../../../base/json";
import { refusals } from "../refusals";

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
export async function readCreateRequest(request: Request): Promise<CreateRequest> {
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    throw refusals.invalidParameter("The request body is not valid JSON.");
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw refusals.invalidParameter(`${issue?.path.join(".") ?? "body"}: ${issue?.message ?? "invalid"}`);
  }
  // Current servers refuse this older member, says the source of [dashscope 2.0.2].
  if (parsed.data.finetuned_output !== undefined)
    throw refusals.invalidParameter("Unsupported parameter finetuned_output");
  return parsed.data;
}

/**
 * A hyperparameter as a positive number, however it was written (`3`, `"3"`); else the fallback. Never refused: clients send
 * anything.
 */
export function hyperNumber(hyperParameters: JsonObject, name: string, fallback: number): number {
  const value = hyperParameters[name];
  const number = typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
  return Number.isFinite(number) && number > 0 ? number : fallback;
}
