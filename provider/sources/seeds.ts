import type { Source } from "./source";

const seed = <Key extends string>(
  key: Key,
  title: string,
  publisher: string,
  url: Source["url"],
  decides: string,
  edition?: string,
): Source<Key> => ({ key, title, publisher, url, decides, ...(edition === undefined ? {} : { edition }) });

/**
 * The four documents that the project starts from; they outrank all others, and the simulated clouds follow them to the
 * letter.
 */
export const seeds = [
  seed(
    "000",
    "Bailian, the fine-tuning job object (调优任务对象), with its statuses and error codes",
    "Alibaba Cloud",
    "https://help.aliyun.com/zh/model-studio/fine-tuning-job-object-api",
    "members of a job, its statuses, error codes with their HTTP status, which jobs cannot be deleted",
  ),
  seed(
    "001",
    "Qianfan V2, details of a fine-tuning task (获取模型精调任务详情), DescribeFineTuningTask",
    "Baidu AI Cloud",
    "https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Wlrzz4ldf",
    "members of a run, its statuses and progress, form of times, host, how errors look",
  ),
  seed(
    "002",
    "Qianfan V2, list of fine-tuning jobs (获取模型精调作业列表), DescribeFineTuningJobs",
    "Baidu AI Cloud",
    "https://cloud.baidu.com/doc/WENXINWORKSHOP/s/jlrzz3g1j",
    "members of a container, paging by marker",
    "of 2024-09-09",
  ),
  seed(
    "003",
    "Qianfan V1, creating a run (创建任务运行), createJob",
    "Baidu AI Cloud",
    "https://cloud.baidu.com/doc/WENXINWORKSHOP/s/mlmrgo4yx",
    "what V1 trains and with which ranges, V1's error codes, at least 32 rows of data",
  ),
] as const;
