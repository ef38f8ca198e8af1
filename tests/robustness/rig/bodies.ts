/** Bodies that the simulated clouds accept, to be mutated; sources: seeds [000], [001], [002] and [003]. */
const dataset = {
  sourceType: "Platform",
  versions: [{ versionId: "ds-sample0000000001", samplingRate: 1 }],
  splitRatio: 20,
};

/** Native calls of Bailian: method, path below `/api/v1`, body. `{id}` stands for any ID. */
export const bailianCalls: readonly (readonly [method: string, path: string, body?: unknown])[] = [
  [
    "POST",
    "/fine-tunes",
    {
      model: "qwen3-8b",
      training_type: "efficient_sft",
      training_file_ids: ["file-ft-sample0000000001"],
      validation_file_ids: ["file-ft-sample0000000001"],
      hyper_parameters: { n_epochs: 1, batch_size: 16, learning_rate: "1.6e-5", split: 0.9, max_length: 2048 },
      job_name: "fuzz",
      model_name: "m",
      finetuned_output_suffix: "s",
    },
  ],
  [
    "POST",
    "/fine-tunes",
    { model: "qwen3-8b", training_datasets: [{ data_source_type: "file_id", file_id: "file-ft-sample0000000001" }] },
  ],
  ["GET", "/fine-tunes"],
  ["GET", "/fine-tunes/{id}"],
  ["DELETE", "/fine-tunes/{id}"],
  ["POST", "/fine-tunes/{id}/cancel", {}],
  ["GET", "/fine-tunes/{id}/logs"],
  ["GET", "/fine-tunes/{id}/stream"],
  ["GET", "/fine-tunes/{id}/checkpoints"],
  ["GET", "/files"],
  ["GET", "/files/{id}"],
  ["DELETE", "/files/{id}"],
  ["POST", "/files", {}],
];

/** Calls of Qianfan, V2 with `Action`, V1 without. */
export const qianfanCalls: readonly (readonly [path: string, action: string | undefined, body: unknown])[] = [
  [
    "/v2/finetuning",
    "CreateFineTuningJob",
    { name: "fuzz_1", model: "ERNIE-Speed-8K", trainMode: "SFT", description: "d" },
  ],
  ["/v2/finetuning", "DescribeFineTuningJobs", { marker: "", maxKeys: 10, pageReverse: false, trainMode: "SFT" }],
  ["/v2/finetuning", "DeleteFineTuningJob", { jobId: "job-x" }],
  [
    "/v2/finetuning",
    "CreateFineTuningTask",
    {
      jobId: "job-x",
      parameterScale: "FullFineTuning",
      incrementTaskId: "task-x",
      incrementCheckpointStep: 64,
      hyperParameterConfig: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 },
      datasetConfig: dataset,
    },
  ],
  ["/v2/finetuning", "DescribeFineTuningTasks", { jobId: "job-x", marker: "", maxKeys: 10, pageReverse: true }],
  ["/v2/finetuning", "DescribeFineTuningTask", { taskId: "task-x" }],
  ["/v2/finetuning", "StopFineTuningTask", { taskId: "task-x" }],
  ["/v2/finetuning", "DeleteFineTuningTask", { taskId: "task-x" }],
  ["/v2/finetuning", "DescribeFineTuningSupportModels", {}],
  ["/v2/model", "CreateCustomModelSet", { modelSetName: "fuzz", modelType: "Text2Text", description: "d" }],
  [
    "/v2/model",
    "CreateCustomModel",
    { modelSetId: "am-x", sourceType: "Train", trainMeta: { taskId: "task-x", checkpointStep: 1 } },
  ],
  ["/v2/model", "DescribeModelSet", { modelSetId: "am-x" }],
  ["/v2/model", "DescribeCustomModelSets", { marker: "", maxKeys: 10, pageReverse: true }],
  ["/v2/model", "DescribeModel", { modelId: "amv-x" }],
  ["/v2/model", "DeleteModel", { modelId: "amv-x" }],
  ["/v2/model", "DeleteModelSet", { modelSetId: "am-x" }],
  ["/wenxinworkshop/finetune/createTask", undefined, { name: "fuzz_v1", description: "d" }],
  [
    "/wenxinworkshop/finetune/createJob",
    undefined,
    {
      taskId: 1,
      jobRunType: 0,
      baseTrainType: "ERNIE-Bot-turbo",
      trainType: "ERNIE-Bot-turbo-0725",
      trainMode: "SFT",
      peftType: "ALL",
      trainConfig: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 },
      trainset: [{ type: 1, id: 188 }],
      trainsetRate: 20,
      increConfig: { taskId: 1, jobId: 1 },
    },
  ],
  ["/wenxinworkshop/finetune/jobDetail", undefined, { taskId: 1, jobId: 1 }],
  ["/wenxinworkshop/finetune/stopJob", undefined, { taskId: 1, jobId: 1 }],
  [
    "/wenxinworkshop/modelrepo/publishTrainModel",
    undefined,
    { isNewModel: true, modelName: "m", versionMeta: { taskId: 1, iterationId: 1, jobId: 1 }, tags: ["t"] },
  ],
  ["/wenxinworkshop/modelrepo/modelVersionDetail", undefined, { modelVersionId: 1 }],
  ["/wenxinworkshop/modelrepo/modelDetail", undefined, { modelId: 1 }],
  ["/wenxinworkshop/dataset/info", undefined, { datasetId: "ds-sample0000000001" }],
  ["/wenxinworkshop/dataset/release", undefined, { datasetId: "ds-sample0000000001" }],
];
