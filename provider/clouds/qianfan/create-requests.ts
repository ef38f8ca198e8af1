import type { JobRequest } from "../../contract/session";
import type { JsonObject } from "../../base/json";
import type { QianfanV2Arguments } from "./arguments";
import type { CreateFineTuningTaskRequest } from "./requests";

/** The block of the arguments, read by its type: checked by the rules before any session is opened. */
export function argumentsOf(block: JsonObject): QianfanV2Arguments {
  return block as unknown as QianfanV2Arguments;
}

/** Body of CreateFineTuningJob: the container. */
export function containerRequest({ name, description, block }: JobRequest): {
  name: string;
  description?: string;
  model: string;
  trainMode: string;
} {
  const { model, trainMode } = argumentsOf(block);
  return { name, model, trainMode, ...(description === undefined ? {} : { description }) };
}

/** Body of CreateFineTuningTask: the run, which is what is paid for. */
export function runRequest(jobId: string, block: JsonObject): CreateFineTuningTaskRequest {
  const given = argumentsOf(block);
  return {
    jobId,
    incrementTaskId: given.incrementTaskId,
    incrementCheckpointStep: given.incrementCheckpointStep,
    parameterScale: given.parameterScale,
    hyperParameterConfig: json(given.hyperParameters),
    datasetConfig: json(given.dataset),
    corpusConfig: given.corpusConfig && json(given.corpusConfig),
    modelConfig: given.modelConfig && json(given.modelConfig),
    resourceConfig: given.resourceConfig && json(given.resourceConfig),
    extraParameters: given.extraParameters && json(given.extraParameters),
  };
}

/** Came in as JSON, so it is JSON whatever narrower type its argument has. */
function json(value: object): JsonObject {
  return value as JsonObject;
}
