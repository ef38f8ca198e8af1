/** Fine-tuning of LLMs on Alibaba Cloud Model Studio (Bailian) and Baidu Qianfan as Pulumi resources. */

export { FineTuneJob } from "./fine-tune-job";
export { TrainingDataset } from "./training-dataset";
export { ModelVersion } from "./model-version";
export { ModelDeployment } from "./model-deployment";
export { FineTunedModel } from "./fine-tuned-model";
export { getFineTuneJob, getModelDeployment, listBaseModels, listFineTuneJobs } from "./read-clouds";
export type { FineTuneJobArgs } from "./fine-tune-job-args";
export type { FineTuneJobCommonArgs as CommonArgs } from "./declared/fine-tune-job";
export type { TrainingDatasetArgs } from "./declared/training-dataset";
export type { ModelVersionArgs } from "./declared/model-version";
export type { ModelDeploymentArgs } from "./declared/model-deployment";
export type { FineTunedModelArgs } from "./declared/fine-tuned-model";
export type { PartOptions } from "./parts";
export type {
  BailianArgs,
  BailianDatasetArgs,
  BailianDeploymentArgs,
  BailianVersionArgs,
  QianfanArgs,
  QianfanDatasetArgs,
  QianfanDeploymentArgs,
  QianfanVersionArgs,
} from "./declared/blocks";
export type {
  BaseModel,
  Checkpoint,
  DeploymentDescription,
  EstimatedCost,
  JobDescription,
  JobFilter,
  MetricLimits,
  ModelFilter,
  ModelReport,
  Timeouts,
} from "./declared/types";
export type { JobStatus } from "../provider/contract/observation";
