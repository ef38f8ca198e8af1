import type { watchedClouds } from "./watched-clouds";

/** Calls every V1 operation of the simulated Qianfan, with every member that its pages name. */
export async function qianfanV1Story({ qianfan, clock }: ReturnType<typeof watchedClouds>): Promise<void> {
  const v1 = (name: string, path: string, body: object) => qianfan(name, `/wenxinworkshop/${path}`, body);
  const words = { baseTrainType: "ERNIE-Bot-turbo", trainType: "ERNIE-Bot-turbo-0725" };
  const task = await v1("createTask", "finetune/createTask", { name: "v1", description: "old", ...words });
  const rest = {
    taskId: task.id,
    description: "run",
    trainConfig: { epoch: 1, learningRate: 0.00003, maxSeqLen: 4096, batchSize: 16 },
    trainset: [
      { type: 1, id: 188 },
      { type: 2, bosPath: "bos:/bucket/data/" },
    ],
    trainsetRate: 20,
  };
  const normal = { ...rest, jobRunType: 0, trainMode: "SFT" };
  const run = await v1("createJob", "finetune/createJob", { ...normal, ...words, peftType: "ALL" });
  const respelled = { baseTraintype: words.baseTrainType, trainType: words.trainType, pefttype: "ALL" };
  const stopped = await v1("createJob", "finetune/createJob", { ...normal, ...respelled });
  await v1("stopJob", "finetune/stopJob", { taskId: task.id, jobId: stopped.id });
  clock.advance(24 * 3_600_000);
  const increConfig = { taskId: task.id, jobId: run.id };
  const increment = await v1("createJob", "finetune/createJob", { ...rest, jobRunType: 1, increConfig });
  await v1("jobDetail", "finetune/jobDetail", { taskId: task.id, jobId: run.id });
  await v1("jobDetail", "finetune/jobDetail", { taskId: task.id, jobId: increment.id });

  const publish = "modelrepo/publishTrainModel";
  const versionMeta = { taskId: task.id, iterationId: run.id, description: "first" };
  const made = await v1("publishTrainModel", publish, {
    isNewModel: true,
    modelName: "v1_model",
    tags: ["a"],
    versionMeta,
  });
  clock.advance(24 * 3_600_000);
  const { checkpointList } = await qianfan("DescribeFineTuningTask", "/v2/finetuning?Action=DescribeFineTuningTask", {
    taskId: increment.uuid,
  });
  const second = { taskId: task.id, iterationId: increment.id, step: checkpointList[0].step };
  await v1("publishTrainModel", publish, { isNewModel: false, modelId: made.modelId, versionMeta: second });
  await v1("modelVersionDetail", "modelrepo/modelVersionDetail", { modelVersionId: made.versionId });
  await v1("modelDetail", "modelrepo/modelDetail", { modelId: made.modelId });
  await v1("dataset/info", "dataset/info", { datasetId: "ds-sample0000000001" });
  await v1("dataset/release", "dataset/release", { datasetId: "ds-sample0000000003" });
}
