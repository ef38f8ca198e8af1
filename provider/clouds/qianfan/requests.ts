import type { Json, JsonObject } from "../../base/json";

// Types and not interfaces, since only a type is taken for a `Body`, which has an index signature.

/** Paging of Qianfan's lists. */
export type PageRequest = {
  /** Where to start; default: the first item. */
  readonly marker?: string;
  /** Default 10, at most 100. */
  readonly maxKeys?: number;
  /** Default false. */
  readonly pageReverse?: boolean;
};

/** Body of CreateFineTuningJob: makes the container, trains nothing. Further members are sent as given. */
export type CreateFineTuningJobRequest = {
  /** 2 to 20 characters, unique in the account. */
  readonly name: string;
  readonly description?: string;
  readonly model: string;
  readonly trainMode: string;
  readonly extraParameters?: JsonObject;
};

/** Body of CreateFineTuningTask: starts the training, which costs money. */
export type CreateFineTuningTaskRequest = {
  readonly jobId: string;
  readonly incrementTaskId?: string;
  readonly incrementCheckpointStep?: number;
  readonly parameterScale?: string;
  readonly hyperParameterConfig: JsonObject;
  readonly datasetConfig: JsonObject;
  readonly corpusConfig?: JsonObject;
  readonly modelConfig?: JsonObject;
  readonly resourceConfig?: JsonObject;
  /** Sent as given; the named members win. */
  readonly extraParameters?: JsonObject;
};

/** Body of CreateCustomModelSet. */
export type CreateCustomModelSetRequest = {
  readonly modelSetName: string;
  /** `Text2Text`, `Text2Image`, … */
  readonly modelType: string;
  readonly labels?: readonly string[];
};

/** Body of CreateCustomModel. */
export type CreateCustomModelRequest = {
  readonly modelSetId: string;
  readonly description?: string;
  readonly sourceType: "Train" | "Import";
  readonly trainMeta?: { readonly taskId: string; readonly checkpointStep?: number };
  readonly importMeta?: JsonObject;
};

/** Members of a body; absent ones are not sent. */
export type Body = Readonly<Record<string, Json | undefined>>;

/** The body on the wire: without absent members, `extra` beneath the named. */
export function toBody(named: Body, extra: JsonObject = {}): JsonObject {
  const body: Record<string, Json> = { ...extra };
  for (const [name, value] of Object.entries(named)) if (value !== undefined) body[name] = value;
  return body;
}
