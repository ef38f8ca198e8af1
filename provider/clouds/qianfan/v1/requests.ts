import type { JsonObject } from "../../../base/json";
import type { V1Identifier } from "./identifier";

// Types and not interfaces, since only a type is taken for a `Body`, which has an index signature.

/** Body of createTask: makes the container (V2's job), trains nothing. */
export type CreateTaskRequest = {
  /** 2 to 20 characters, unique in the account. */
  readonly name: string;
  readonly description?: string;
  /** Sent by the official client [Python SDK], not in the table of the page [almrgn397]. */
  readonly baseTrainType?: string;
  readonly trainType?: string;
};

/** Body of createJob: starts the training, which costs money. */
export type CreateJobRequest = {
  /** The container. */
  readonly taskId: V1Identifier;
  readonly description?: string;
  /** 0: normal, 1: incremental. */
  readonly jobRunType: 0 | 1;
  readonly increConfig?: JsonObject;
  readonly baseTrainType?: string;
  readonly trainType?: string;
  readonly trainMode?: string;
  readonly peftType?: string;
  readonly trainConfig: JsonObject;
  readonly trainset: readonly JsonObject[];
  readonly trainsetRate: number;
  /** Sent as given; the named members win. */
  readonly extraParameters?: JsonObject;
};

/** Names one run to V1. */
export type RunIdentifiers = {
  /** The container. */
  readonly taskId: V1Identifier;
  /** The run. */
  readonly jobId: V1Identifier;
};

/** Body of publishTrainModel. */
export type PublishTrainModelRequest = {
  readonly isNewModel: boolean;
  /** Of the new model set. */
  readonly modelName?: string;
  /** Of the existing one. */
  readonly modelId?: V1Identifier;
  readonly tags?: readonly string[];
  readonly versionMeta: {
    /** The container. */
    readonly taskId: V1Identifier;
    /** The run. */
    readonly iterationId: V1Identifier;
    readonly step?: number;
    readonly description?: string;
  };
};
