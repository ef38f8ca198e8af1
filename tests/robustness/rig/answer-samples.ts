/**
 * Answers that both clients read, one a shape; a call meets the right one and all the wrong ones. Forms: seeds [000],
 * [002] and [003].
 */
export const answerSamples: readonly unknown[] = [
  {
    request_id: "r",
    output: {
      job_id: "ft-1",
      job_name: "n",
      status: "SUCCEEDED",
      finetuned_output: "qwen3-8b-ft-1",
      model: "qwen3-8b",
      base_model: "qwen3-8b",
      training_file_ids: ["f"],
      training_datasets: [{ data_source_type: "file_id", file_id: "f" }],
      validation_file_ids: [],
      hyper_parameters: { n_epochs: 1, deep: [{ a: null }] },
      training_type: "efficient_sft",
      create_time: "2026-01-01 00:00:00",
      end_time: "2026-01-01 01:00:00",
      usage: 1200,
      output_cnt: 1,
    },
  },
  {
    request_id: "r",
    output: {
      page_no: 1,
      page_size: 10,
      total: 3,
      jobs: [
        { job_id: "ft-1", status: "RUNNING" },
        { job_id: "ft-2", status: "?" },
      ],
    },
  },
  { request_id: "r", output: { total: 2, logs: ["a", "b"] } },
  {
    request_id: "r",
    output: [{ checkpoint: "checkpoint-64", step: 64, status: "SUCCEEDED", create_time: "2026-01-01 00:00:00" }],
  },
  {
    request_id: "r",
    data: { uploaded_files: [{ file_id: "f", name: "a" }], failed_uploads: [{ name: "b", code: "c", message: "m" }] },
  },
  {
    request_id: "r",
    data: { file_id: "f", name: "a", size: 10, md5: "x", gmt_create: "2026-01-01 00:00:00", url: "http://x" },
  },
  { request_id: "r", data: { page_no: 1, page_size: 10, total: 2, files: [{ file_id: "f", name: "a" }] } },
  { request_id: "r", output: true },
  {
    request_id: "r",
    output: {
      deployed_model: "qwen3-8b-a",
      status: "RUNNING",
      model_name: "qwen3-8b",
      capacity: 4,
      ready_capacity: 4,
      ptu_capacity: { input_tpm: 1, output_tpm: 1 },
      gmt_create: "2026-01-01T00:00:00.680",
    },
  },
  {
    request_id: "r",
    output: {
      page_no: 1,
      page_size: 10,
      total: 3,
      deployments: [{ deployed_model: "qwen3-8b-a", status: "PENDING" }],
      models: [{ model_name: "qwen3-8b", plans: [{ plan: "mu" }] }],
    },
  },
  { request_id: "r", code: "InvalidParameter", message: "m" },
  { requestId: "r", result: { jobId: "job-1", taskId: "task-1", modelSetId: "am-1", modelId: "amv-1" } },
  { requestId: "r", result: true },
  {
    requestId: "r",
    result: {
      pageInfo: { marker: "", maxKeys: 10, isTruncated: true, nextMarker: "m" },
      jobList: [{ jobId: "job-1", name: "n", model: "m", trainMode: "SFT", createDate: "2026-01-01T00:00:00Z" }],
      taskList: [{ jobId: "job-1", taskId: "task-1", runStatus: "Running", runProgress: "50%" }],
    },
  },
  {
    requestId: "r",
    result: {
      taskId: "task-1",
      jobId: "job-1",
      jobName: "n",
      runStatus: "Done",
      runProgress: "100%",
      vdlLink: "http://x",
      metrics: { "BLEU-4": "1.0", "ROUGE-1": "2" },
      checkpointList: [{ step: 64 }],
      createDate: "2026-01-01T00:00:00Z",
      finishDate: "2026-01-01T01:00:00Z",
      hyperParameterConfig: { epoch: 1 },
      datasetConfig: { versions: [{ versionId: "ds-1" }], splitRatio: 20 },
    },
  },
  {
    requestId: "r",
    result: {
      modelSetId: "am-1",
      modelSetName: "n",
      modelIds: [{ modelId: "amv-1", modelVersion: "1" }],
      modelId: "amv-1",
      state: "Ready",
      trainMeta: { taskId: "task-1", jobId: "job-1" },
    },
  },
  { requestId: "r", code: "NoSuchJob", message: "m" },
  { log_id: "1", result: { id: 1, uuid: "task-1" } },
  {
    log_id: "1",
    result: { trainStatus: "FINISH", progress: 100, version: 1, jobRunType: 0, taskId: 1, id: 1, uuid: "task-1" },
  },
  {
    log_id: "1",
    result: {
      modelId: 1,
      modelVersionId: 2,
      modelIdStr: "am-1",
      modelVersionIdStr: "amv-1",
      state: "Ready",
      modelVersionList: [{ modelVersionId: 2 }],
    },
  },
  {
    log_id: "1",
    result: { versionInfo: { datasetId: 1, entityCount: 100, releaseStatus: 2, importStatus: 2 } },
    status: 200,
    success: true,
  },
  { error_code: 500001, error_msg: "param invalid", log_id: "1" },
];
