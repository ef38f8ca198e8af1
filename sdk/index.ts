/** Fine-tuning jobs on Alibaba Cloud Model Studio (Bailian) and Baidu Qianfan as Pulumi resources. */
export { FineTuneJob } from "./fine-tune-job";
export type { CommonArgs, FineTuneJobArgs } from "./fine-tune-job-args";
export type { BailianArgs } from "./bailian-arguments";
export type { QianfanArgs } from "./qianfan-arguments";
export type { Checkpoint, JobStatus } from "../provider/lifecycle/observation";
