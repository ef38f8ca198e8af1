import { qianfanDatasetStory } from "./qianfan-dataset-story";
import { qianfanServingStory } from "./qianfan-serving-story";
import type { watchedClouds } from "./watched-clouds";

const hyperParameterConfig = { epoch: 2, learningRate: 0.00003, maxSeqLen: 4096 };
const platform = {
  sourceType: "Platform",
  versions: [{ versionId: "ds-sample0000000001", samplingRate: 1 }],
  splitRatio: 20,
};
const objectStorage = { sourceType: "Bos", versions: [{ versionBosUri: "bos:/bucket/data/" }], splitRatio: 0 };
const page = { marker: "", maxKeys: 1, pageReverse: false };

/** Calls every operation of the simulated Qianfan, with every member that its pages name, in every state of a run. */
export async function qianfanStory(clouds: ReturnType<typeof watchedClouds>): Promise<void> {
  const { qianfan, clock, emulator } = clouds;
  const v2 = (action: string, body: object, path = "/v2/finetuning") =>
    qianfan(action, `${path}?Action=${action}`, body);
  const model = (action: string, body: object) => v2(action, body, "/v2/model");

  const job = { name: "one", description: "first", model: "ERNIE-Speed-8K", trainMode: "SFT" };
  const { jobId } = await v2("CreateFineTuningJob", job);
  const other = await v2("CreateFineTuningJob", { ...job, name: "two" });
  await v2("DescribeFineTuningJobs", { ...page, trainMode: "SFT", trainModel: "SFT", model: "ERNIE-Speed-8K" });
  const scale = { parameterScale: "FullFineTuning", hyperParameterConfig };
  const { taskId } = await v2("CreateFineTuningTask", { jobId, ...scale, datasetConfig: platform });
  const failing = await v2("CreateFineTuningTask", { jobId, ...scale, datasetConfig: objectStorage });
  emulator.decide(failing.taskId, { kind: "fail", code: "NoGpu", message: "no device" });
  clock.advance(180_000);
  await v2("DescribeFineTuningTask", { taskId });
  await v2("DescribeFineTuningTasks", { jobId, ...page });
  clock.advance(24 * 3_600_000);
  const done = await v2("DescribeFineTuningTask", { taskId });
  await v2("DescribeFineTuningTask", { taskId: failing.taskId });
  await v2("DescribeFineTuningTasks", { jobId, ...page, maxKeys: 10 });
  const more = { corpusConfig: { x: 1 }, modelConfig: { x: 1 }, resourceConfig: { x: 1 } };
  const increment = { incrementTaskId: taskId, incrementCheckpointStep: done.checkpointList[0].step };
  const again = { jobId, ...scale, ...increment, ...more, datasetConfig: platform };
  const { taskId: stopped } = await v2("CreateFineTuningTask", again);
  await v2("StopFineTuningTask", { taskId: stopped });
  await v2("DeleteFineTuningTask", { taskId: stopped });
  await v2("DeleteFineTuningJob", { jobId: other.jobId });
  await v2("DescribeFineTuningSupportModels", {});

  const set = { modelSetName: "models", modelType: "Text2Text", labels: ["a"] };
  const modelSetId = await model("CreateCustomModelSet", set);
  const step = done.checkpointList[0].step;
  const version = { modelSetId, description: "first", sourceType: "Train" };
  await model("CreateCustomModel", { ...version, trainMeta: { taskId, step } });
  const { modelId } = await model("CreateCustomModel", { ...version, trainMeta: { taskId, checkpointStep: step } });
  await model("DescribeModel", { modelId });
  await model("DescribeModelSet", { modelSetId });
  await model("DescribeModelSet", { modelSetName: "models" });
  await model("CreateCustomModelSet", { ...set, modelSetName: "others" });
  await model("DescribeCustomModelSets", page);
  clock.advance(3_600_000);
  await qianfanServingStory(clouds, { modelSetId, modelId });
  await qianfanDatasetStory(clouds);
  await model("DeleteModel", { modelId });
  await model("DeleteModelSet", { modelSetId: await model("CreateCustomModelSet", { ...set, modelSetName: "empty" }) });
}
