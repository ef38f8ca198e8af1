/** One version of a dataset on Qianfan, or data in object storage. */
export interface QianfanDatasetVersion {
  /** ID of a published dataset version, `ds-…`; needed with `sourceType: "Platform"`, and only there. */
  versionId?: string;
  /** How often the rows are used: 0.01 to 10, default 1. `Platform` only. */
  samplingRate?: number;
  /** Place of the data, `bos:/bucket/path` with a single slash; needed with `sourceType: "Bos"`, and only there. */
  versionBosUri?: string;
}

/** What a job trains on (`datasetConfig` of CreateFineTuningTask). */
export interface QianfanDataset {
  /** `Platform`: dataset versions of Qianfan; `Bos`: files in Baidu object storage. */
  sourceType: "Platform" | "Bos" | (string & {});
  /** The data; at least one. The order is kept. */
  versions: QianfanDatasetVersion[];
  /** Percent of the rows kept back for validation: 0 to 20 by the newest page (older ones: to 50). */
  splitRatio: number;
  /** Older form of mixing in general data: percent or ratio, for example `"3%"` or `"1:5"`. */
  corpusProportion?: string;
}

/** General or vertical data of Qianfan that is mixed in (`corpusConfig`). */
export interface QianfanCorpus {
  /** Repeat rows where the mix needs more than the corpus has. Default: false. */
  copyData?: boolean;
  /** What is mixed in. */
  config?: {
    /** `"x%"` for corpus type 1, `"1:n"` for the types 2 and 3. */
    proportion: string;
    /** 1 Qianfan common, 2 Yiyan common, 3 Yiyan vertical. 1 does not go together with the others. */
    corpusType: number;
    /** Tasks of the vertical corpus, at most five; type 3 only. */
    labels?: string[];
  }[];
}

/** Where a job trains (`resourceConfig`, as the official Python client [Python SDK] knows it). */
export interface QianfanResource {
  /** ID of the private resource pool. */
  resourceId?: string;
  /** Number of nodes. */
  nodeNum?: number;
  /** Use idle capacity. */
  idleResource?: boolean;
}

/** How the finished run is published as a model version. */
export interface QianfanPublish {
  /** Name of the new model set: 2 to 20 letters, digits, Chinese characters and `_`. Default: the job's name. */
  modelName?: string;
  /** An existing set, `am-…`, that gets another version; not beside `modelName`. */
  modelSetId?: string;
  /** The checkpoint to publish, by its step. Default: the last. */
  checkpointStep?: number;
  /** Description of the version, at most 300 characters. */
  description?: string;
  /** Delete the published version together with the job. Default: false. */
  deleteWithJob?: boolean;
}

/**
 * Block `qianfan` with `apiVersion` 2: the members of CreateFineTuningJob and CreateFineTuningTask in camelCase, the
 * keys of `hyperParameters` exactly as the cloud spells them.
 */
export interface QianfanV2Arguments {
  /** Version of Qianfan's API. Default: `v2`. */
  apiVersion?: "v2";
  /** Base model, for example `ERNIE-Speed-8K`; `Custom-Model` for one's own. A change trains anew. */
  model: string;
  /** Training method: `SFT`, `PostPretrain`, `DPO`, `KTO`, … A change trains anew. */
  trainMode: "SFT" | "PostPretrain" | "DPO" | "KTO" | (string & {});
  /** What is trained: `FullFineTuning`, `LoRA`, `LoRA-GA`, `PromptTuning`. A change trains anew. */
  parameterScale?: "FullFineTuning" | "LoRA" | "LoRA-GA" | "PromptTuning" | (string & {});
  /** Description of the container, at most 500 characters. Takes effect at the next training run. */
  description?: string;
  /** A container, `job-…`, to run in; it is never deleted then. Default: a container of the job's own. */
  jobId?: string;
  /** Train on from this run, `task-…` (fully tuned, same model). A change trains anew. */
  incrementTaskId?: string;
  /** The checkpoint of that run to begin with, by its step; needed where it has several. A change trains anew. */
  incrementCheckpointStep?: number;
  /** What the job trains on. A change trains anew. */
  dataset: QianfanDataset;
  /** General data that is mixed in. A change trains anew. */
  corpusConfig?: QianfanCorpus & Record<string, unknown>;
  /** Where the job trains. A change trains anew. */
  resourceConfig?: QianfanResource & Record<string, unknown>;
  /** Only for `model: "Custom-Model"`, and needed there. A change trains anew. */
  modelConfig?: Record<string, unknown>;
  /**
   * Hyperparameters under the cloud's names, for example `epoch` (1 to 50), `learningRate`, `maxSeqLen`; ranges differ by
   * model and scale. Texts `"True"` and `"False"` stand for booleans. A change trains anew; numbers compare as numbers.
   */
  hyperParameters: Record<string, unknown>;
  /** How the finished run becomes a model that can be served. Default `{}`; `false`: not at all. Never trains anew. */
  publish?: false | QianfanPublish;
  /** Members of CreateFineTuningTask that this version does not know, sent as given, never judged. A change trains anew. */
  extraParameters?: Record<string, unknown>;
}

/** One source of rows of a V1 training (`trainset` of createJob). */
export interface QianfanTrainset {
  /** 1: a dataset version of Qianfan; 2: files in Baidu object storage. */
  type: 1 | 2;
  /** The dataset version: V1's number, or `ds-…`; needed with type 1, and only there. */
  id?: number | string;
  /** Place of the data, `bos:/bucket/path` with a single slash; needed with type 2, and only there. */
  bosPath?: string;
}

/** How a V1 job trains (`trainConfig` of createJob). */
export interface QianfanTrainConfig {
  /** 1 to 50. */
  epoch: number;
  /** Its range differs by `trainType` and `peftType`. */
  learningRate: number;
  /** 4096 or 8192; needed for ERNIE-Bot-turbo-0725. */
  maxSeqLen?: number;
  /** Rows a step. ERNIE-Bot-turbo-0704 and -0725 do not use it. */
  batchSize?: number;
}

/** The run that a V1 job trains on from, in V1's words: `taskId` is the container, `jobId` the run. */
export interface QianfanIncrement {
  /** The container: V1's number, or V2's `job-…` (output `jobId`). */
  taskId: number | string;
  /** The run: V1's number, or V2's `task-…` (output `taskId`, whose type is the reason for `undefined`: a run is needed). */
  jobId: number | string | undefined;
}

/**
 * Block `qianfan` with `apiVersion` 1: the members of createJob. Either the four that name model and method, or
 * `increConfig`, which takes them from the run that it names.
 */
export interface QianfanV1Arguments {
  /** Version of Qianfan's API. */
  apiVersion: "v1";
  /** Family of base models: `ERNIE-Bot-turbo`, `Llama-2`, `SQLCoder`, `ChatGLM2`, `Baichuan2`, `BLOOMZ`. A change trains anew. */
  baseTrainType?: string;
  /** The base model, for example `ERNIE-Bot-turbo-0725`. A change trains anew. */
  trainType?: string;
  /** Training method: `SFT`. A change trains anew. */
  trainMode?: "SFT" | (string & {});
  /** What is trained: `ALL`, `P-tuning`, `LoRA`; not every model has each. A change trains anew. */
  peftType?: "ALL" | "P-tuning" | "LoRA" | (string & {});
  /** Train on from this run, one that was trained with `peftType` ALL. A change trains anew. */
  increConfig?: QianfanIncrement;
  /** Hyperparameters. A change trains anew; numbers compare as numbers. */
  trainConfig: QianfanTrainConfig & Record<string, unknown>;
  /** What the job trains on, at least 32 rows together. The order is kept. A change trains anew. */
  trainset: QianfanTrainset[];
  /** Percent of the rows kept back for validation: 0 to 50. A change trains anew. */
  trainsetRate: number;
  /** Description of container and run, at most 500 characters. Takes effect at the next training run. */
  description?: string;
  /** A container, `job-…`, to run in; it is never deleted then. Default: a container of the job's own. */
  jobId?: string;
  /** How the finished run becomes a model that can be served. Default `{}`; `false`: not at all. Never trains anew. */
  publish?: false | QianfanPublish;
  /** Members of createJob that this version does not know, sent as given, never judged. A change trains anew. */
  extraParameters?: Record<string, unknown>;
}

/** Block `qianfan` of a fine-tuning job: one member of this union for each version of the API. */
export type QianfanArguments = QianfanV2Arguments | QianfanV1Arguments;
