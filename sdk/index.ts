/** Fine-tuning of LLMs on Alibaba Cloud Model Studio (Bailian) and Baidu Qianfan as Pulumi resources. */

export { FineTuneJob } from "./fine-tune-job";
export { TrainingDataset, type TrainingDatasetArgs } from "./training-dataset";
export { ModelVersion, type ModelVersionArgs } from "./model-version";
export { ModelDeployment, type MetricLimits, type ModelDeploymentArgs } from "./model-deployment";
export { FineTunedModel, type FineTunedModelArgs, type ModelReport, type PartOptions } from "./fine-tuned-model";
export {
  getFineTuneJob,
  getModelDeployment,
  listFineTuneJobs,
  type DeploymentDescription,
  type JobDescription,
  type JobFilter,
} from "./read-clouds";
export type { CommonArgs, FineTuneJobArgs } from "./fine-tune-job-args";
export type { BailianArgs } from "./bailian-arguments";
export type { QianfanArgs } from "./qianfan-arguments";
export type {
  BailianDatasetArgs,
  BailianDeploymentArgs,
  BailianVersionArgs,
  QianfanDatasetArgs,
  QianfanDeploymentArgs,
  QianfanVersionArgs,
} from "./cloud-blocks";
export type { Checkpoint, JobStatus } from "../provider/contract/observation";
