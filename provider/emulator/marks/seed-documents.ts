import type { CitedDocument } from "./cited-document";

/** The four documents that the simulated clouds follow to the letter; they outrank all others. */
export const seedDocuments: readonly CitedDocument[] = [
  {
    key: "000",
    title: "Bailian, the fine-tuning job object (调优任务对象), with its statuses and error codes",
    url: "https://help.aliyun.com/zh/model-studio/fine-tuning-job-object-api",
  },
  {
    key: "001",
    title: "Qianfan V2, details of a fine-tuning task (获取模型精调任务详情), DescribeFineTuningTask",
    url: "https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Wlrzz4ldf",
  },
  {
    key: "002",
    title: "Qianfan V2, list of fine-tuning jobs (获取模型精调作业列表), DescribeFineTuningJobs, of 2024-09-09",
    url: "https://cloud.baidu.com/doc/WENXINWORKSHOP/s/jlrzz3g1j",
  },
  {
    key: "003",
    title: "Qianfan V1, creating a run (创建任务运行), createJob",
    url: "https://cloud.baidu.com/doc/WENXINWORKSHOP/s/mlmrgo4yx",
  },
];
