import type { ShippedCloudName } from "../../provider/clouds/index";
import type { Program } from "./rig/stack";

type Properties = Record<string, unknown>;

/** One cloud as the scenarios that both share need it. */
export interface CloudCase {
  readonly cloud: ShippedCloudName;
  /** A program with the one resource `bot`; `block` goes into the cloud's block. */
  program(common?: Properties, block?: Properties): Program;
  /** Of data that is there from the start. */
  readonly sampleId: string;
  /** The members of the block that name its data by ID. */
  withIds(ids: readonly string[]): Properties;
  /** Changes of the block that train something else. */
  readonly retraining: Readonly<Record<string, Properties>>;
  /** A hyperparameter spelt otherwise, keys in another order. */
  readonly respelt: Properties;
  /** Names of the calls. */
  readonly calls: Readonly<Record<"submit" | "describe" | "list" | "lookUp" | "cancel" | "remove", string>>;
  /** The cloud's error for a submit that it refuses. */
  readonly refusal: Properties;
  /** The cloud's error for something that does not exist. */
  readonly absent: Properties;
  /** A word of status that no document knows, put in place of the one for running. */
  readonly runningWord: string;
  readonly idPattern: RegExp;
  readonly modelPattern: RegExp;
}

const hyperParameters = { n_epochs: 1, batch_size: 16, max_length: 2048, learning_rate: "1.6e-5" };
const bailianBlock = {
  model: "qwen3-8b",
  trainingType: "efficient_sft",
  trainingFileIds: ["file-ft-sample0000000001"],
  hyperParameters,
};

const dataset = { sourceType: "Platform", versions: [{ versionId: "ds-sample0000000001" }], splitRatio: 20 };
const qianfanBlock = {
  model: "ERNIE-Speed-8K",
  trainMode: "SFT",
  parameterScale: "FullFineTuning",
  dataset,
  hyperParameters: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 },
};

const bailian: CloudCase = {
  cloud: "bailian",
  program: (common = {}, block = {}) => ({ bot: { ...common, bailian: { ...bailianBlock, ...block } } }),
  sampleId: "file-ft-sample0000000001",
  withIds: (trainingFileIds) => ({ trainingFileIds }),
  retraining: {
    model: { model: "qwen3-14b" },
    data: { trainingFileIds: undefined, trainingDatasets: [mounted("other.jsonl")] },
    hyperparameter: { hyperParameters: { ...hyperParameters, n_epochs: 2 } },
  },
  respelt: { hyperParameters: { learning_rate: 1.6e-5, max_length: 2048, batch_size: 16, n_epochs: 1 } },
  calls: {
    submit: "POST /fine-tunes",
    describe: "GET /fine-tunes/{job}",
    list: "GET /fine-tunes",
    lookUp: "GET /fine-tunes",
    cancel: "POST /fine-tunes/{job}/cancel",
    remove: "DELETE /fine-tunes/{job}",
  },
  refusal: { code: "InvalidParameter", message: "Missing training files", request_id: "r-1" },
  absent: { code: "NotFound", message: "Not found!", request_id: "r-1" },
  runningWord: '"RUNNING"',
  idPattern: /^bailian\/ft-\d{12}-[0-9a-f]{4}$/,
  modelPattern: /^qwen3-8b-ft-/,
};

const qianfan: CloudCase = {
  cloud: "qianfan",
  program: (common = {}, block = {}) => ({ bot: { ...common, qianfan: { ...qianfanBlock, ...block } } }),
  sampleId: "ds-sample0000000001",
  withIds: (ids) => ({ dataset: { ...dataset, versions: ids.map((versionId) => ({ versionId })) } }),
  retraining: {
    model: { model: "ERNIE-Lite-8K-0308", hyperParameters: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 } },
    data: { dataset: { ...dataset, splitRatio: 10 } },
    hyperparameter: { hyperParameters: { epoch: 2, learningRate: 3e-5, maxSeqLen: 4096 } },
  },
  respelt: { hyperParameters: { maxSeqLen: 4096, learningRate: 0.00003, epoch: 1 } },
  calls: {
    submit: "CreateFineTuningTask",
    describe: "DescribeFineTuningTask",
    list: "DescribeFineTuningJobs",
    lookUp: "DescribeFineTuningTasks",
    cancel: "StopFineTuningTask",
    remove: "DeleteFineTuningTask",
  },
  refusal: { code: "InappropriateJSON", message: "param[hyperParameterConfig] invalid.", requestId: "r-1" },
  absent: { code: "NoSuchTask", message: "task not exist", requestId: "r-1" },
  runningWord: '"Running"',
  idPattern: /^qianfan\/job-\w+\/task-\w+$/,
  modelPattern: /^amv-/,
};

/** Both clouds, for scenarios that are the same on either. */
export const clouds: readonly CloudCase[] = [bailian, qianfan];

/** For scenarios of one cloud. */
export const cloudCases = { bailian, qianfan } as const;

function mounted(filePath: string): Properties {
  return { dataSourceType: "oss_mount", mountStorage: { region: "cn-beijing", bucket: "bucket", filePath } };
}
