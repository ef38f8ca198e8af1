import { resolve } from "node:path";
import type { ShippedCloudName } from "../../../provider/clouds/index";

/** The rows of the sample file, for a test that changes one. */
export const sampleFile = resolve(__dirname, "../../../examples/quickstart/data/support.chat.jsonl");
/** The same rows in Qianfan's own shape. */
export const sampleFileOfQianfan = resolve(
  __dirname,
  "../../../examples/quickstart/data/support.prompt-response.jsonl",
);

/** What a story changes in the program. */
export interface PipelineChoice {
  readonly cloud: ShippedCloudName;
  /** Members of the deployment's block. */
  readonly block?: object;
  /** Members of the deployment beside its block. */
  readonly more?: object;
  /** Members of the job. */
  readonly job?: object;
  /** Members of the version. */
  readonly version?: object;
}

const parts = {
  bailian: {
    format: "chat",
    data: {},
    job: {
      model: "qwen3-8b",
      trainingType: "efficient_sft",
      hyperParameters: { n_epochs: 2, batch_size: 8, max_length: 8192 },
    },
    service: { plan: "mu", deploySpec: "MU1", capacity: 4 },
  },
  qianfan: {
    format: "prompt-response",
    data: { bucket: "sample-bucket" },
    job: {
      model: "ERNIE-Speed-8K",
      trainMode: "SFT",
      parameterScale: "FullFineTuning",
      dataset: { splitRatio: 20 },
      hyperParameters: { epoch: 3, learningRate: 3e-5, maxSeqLen: 4096, checkpointCount: 3, saveStep: 8 },
    },
    service: { resourceConfig: { type: "GPU-1-1", replicasCount: 1 }, billing: { paymentTiming: "Postpaid" } },
  },
} as const;

/** A program that goes from the file `train.jsonl` beside it to a model that answers, each part a resource of its own. */
export function pipelineProgram({ cloud, block = {}, more = {}, job = {}, version = {} }: PipelineChoice): string {
  const { format, data, job: trained, service } = parts[cloud];
  return `const finetune = require("pulumi-finetune");
const data = new finetune.TrainingDataset("data", ${JSON.stringify({ path: "train.jsonl", format, [cloud]: data })});
const job = new finetune.FineTuneJob("job", {
  trainingDataset: data,
  ...${JSON.stringify({ [cloud]: cloud === "qianfan" ? { ...trained, publish: false } : trained, ...job })},
});
const version = new finetune.ModelVersion("version", { job, ...${JSON.stringify(version)} });
const service = new finetune.ModelDeployment("service", {
  model: version,
  ...${JSON.stringify({ [cloud]: { ...service, ...block }, ...more })},
});
exports.rows = data.rows;
exports.tokens = job.estimatedTokens;
exports.modelId = version.modelId;
exports.deployedModel = service.deployedModel;
exports.baseUrl = service.baseUrl;
`;
}

/** The same as one component, with a report of what became of it. */
export function tunedModelProgram({ cloud, block = {}, more = {} }: PipelineChoice): string {
  const { format, data, job, service } = parts[cloud];
  const args = {
    dataset: { path: "train.jsonl", format, [cloud]: data },
    job: { [cloud]: job },
    deployment: { [cloud]: { ...service, ...block } },
    ...more,
  };
  return `const finetune = require("pulumi-finetune");
const { modelId, deployedModel, baseUrl, report } = new finetune.FineTunedModel("faq", ${JSON.stringify(args)});
Object.assign(exports, { modelId, deployedModel, baseUrl, report });
`;
}
