import type { JobRequest } from "../../../contract/session";
import type { JsonObject } from "../../../base/json";
import type { QianfanIncrement, QianfanV1Arguments } from "../arguments";
import { toIdentifier, type V1Identifier } from "./identifier";
import type { CreateJobRequest, CreateTaskRequest } from "./requests";

/** The block of the arguments, read by its type: checked by the rules before any session is opened. */
export function v1ArgumentsOf(block: JsonObject): QianfanV1Arguments {
  return block as unknown as QianfanV1Arguments;
}

/** Body of createTask: the container. */
export function taskRequest({ name, description, block }: JobRequest): CreateTaskRequest {
  const { baseTrainType, trainType } = v1ArgumentsOf(block);
  return {
    name,
    ...(description === undefined ? {} : { description }),
    ...(baseTrainType === undefined ? {} : { baseTrainType }),
    ...(trainType === undefined ? {} : { trainType }),
  };
}

/** Body of createJob: the run, which is what is paid for. */
export function jobRequest(taskId: V1Identifier, { description, block }: JobRequest): CreateJobRequest {
  const given = v1ArgumentsOf(block);
  const { increConfig, baseTrainType, trainType, trainMode, peftType } = given;
  return {
    taskId,
    jobRunType: increConfig === undefined ? 0 : 1,
    ...(description === undefined ? {} : { description }),
    ...(increConfig === undefined ? {} : { increConfig: incrementOf(increConfig) }),
    ...(baseTrainType === undefined ? {} : { baseTrainType }),
    ...(trainType === undefined ? {} : { trainType }),
    ...(trainMode === undefined ? {} : { trainMode }),
    ...(peftType === undefined ? {} : { peftType }),
    trainConfig: json(given.trainConfig),
    trainset: given.trainset.map(json),
    trainsetRate: given.trainsetRate,
    ...(given.extraParameters === undefined ? {} : { extraParameters: json(given.extraParameters) }),
  };
}

/** Outputs are text, V1 wants numbers. */
function incrementOf({ taskId, jobId }: QianfanIncrement): JsonObject {
  return { taskId: toIdentifier(String(taskId)), jobId: toIdentifier(String(jobId)) };
}

/** Came in as JSON, so it is JSON whatever narrower type its argument has. */
function json(value: object): JsonObject {
  return value as JsonObject;
}
