import type { watchedClouds } from "./watched-clouds";

const SAMPLE = "file-ft-sample0000000001";

/** Calls every operation of the simulated Bailian, with every member that its pages name, in every state of a job. */
export async function bailianStory(clouds: ReturnType<typeof watchedClouds>): Promise<void> {
  const { bailian, clock, emulator } = clouds;
  const files = new FormData();
  files.append("files", new Blob(["{}"]), "train.jsonl");
  files.append("files", new Blob(["x".repeat(2048)]), "large.jsonl");
  files.append("descriptions", "first");
  files.append("purpose", "fine-tune");
  const { uploaded_files: uploaded } = await bailian("UploadFiles", "POST", "/api/v1/files", files);
  const fileId = uploaded[0].file_id;
  await bailian("ListFiles", "GET", "/api/v1/files?page_no=1&page_size=10&purpose=fine-tune");
  await bailian("GetFile", "GET", `/api/v1/files/${fileId}`);
  await bailian("DeleteFile", "DELETE", `/api/v1/files/${fileId}`);

  const compatible = new FormData();
  compatible.append("file", new Blob(["{}"]), "train.jsonl");
  compatible.append("purpose", "fine-tune");
  const root = "/compatible-mode/v1/files";
  const { id } = await bailian("CreateCompatibleFile", "POST", root, compatible);
  await bailian("ListCompatibleFiles", "GET", `${root}?purpose=fine-tune&limit=10&after=nothing`);
  await bailian("GetCompatibleFile", "GET", `${root}/${id}`);
  await bailian("DeleteCompatibleFile", "DELETE", `${root}/${id}`);

  const jobs = "/api/v1/fine-tunes";
  const byIds = { training_file_ids: [SAMPLE], validation_file_ids: [SAMPLE], finetuned_output_suffix: "spring" };
  const dataset = { data_source_type: "file_id", file_id: SAMPLE };
  const byDatasets = {
    training_datasets: [dataset],
    validation_datasets: [dataset],
    job_name: "one",
    model_name: "two",
  };
  const common = { model: "qwen3-8b", training_type: "sft", hyper_parameters: { n_epochs: 2 } };
  const one = await bailian("CreateFineTune", "POST", jobs, { ...common, ...byIds });
  await bailian("CreateFineTune", "POST", jobs, { ...common, ...byDatasets });
  const video = { ...common, ...byIds, model: "wan2.7-i2v", training_type: "efficient_sft" };
  await bailian("CreateFineTune", "POST", jobs, video);
  const failing = await bailian("CreateFineTune", "POST", jobs, { ...common, ...byIds });
  const cancelled = await bailian("CreateFineTune", "POST", jobs, { ...common, ...byIds });
  const deleted = await bailian("CreateFineTune", "POST", jobs, { ...common, ...byIds });
  await bailian("CancelFineTune", "POST", `${jobs}/${cancelled.job_id}/cancel`);
  await bailian("DeleteFineTune", "DELETE", `${jobs}/${deleted.job_id}`);
  emulator.decide(failing.job_id, { kind: "fail", code: "NoGpu", message: "no device" });
  clock.advance(24 * 3_600_000);
  for (const path of [`${jobs}?page_no=1&page_size=10`, `${jobs}?model=qwen3-8b&status=SUCCEEDED`]) {
    const { jobs: listed } = await bailian("ListFineTunes", "GET", path);
    for (const job of listed) await bailian("GetFineTune", "GET", `${jobs}/${job.job_id}`);
  }
  await bailian("GetFineTuneLogs", "GET", `${jobs}/${one.job_id}/logs?offset=0&line=10`);
  await bailian("GetFineTuneLogs", "GET", `${jobs}/${one.job_id}/logs?page_no=1&page_size=10`);
  await servingStory(clouds, one.job_id);
  const api = "zeldaHttp.dashscopeModel./zelda/api/v1/modelCenter/listFoundationModels";
  const params = JSON.stringify({ Api: api, Data: { input: { queryPrice: true } } });
  const call = new URLSearchParams({ params, region: "cn-beijing" });
  const query = new URLSearchParams({ action: "BroadScopeAspnGateway", product: "sfm_bailian", api });
  await bailian("ListFoundationModels", "POST", `/cli/api.json?${query.toString()}`, call);
}

/** From a finished job to deployments of every plan and their answers. */
async function servingStory({ bailian, clock, emulator }: ReturnType<typeof watchedClouds>, jobId: string) {
  const job = `/api/v1/fine-tunes/${jobId}`;
  const [last, first] = await bailian("ListFineTuneCheckpoints", "GET", `${job}/checkpoints`);
  await bailian("ExportCheckpoint", "GET", `${job}/export/${first.checkpoint}?model_name=bot`);
  const tuned = last.model_name;

  const root = "/api/v1/deployments";
  await bailian("ListDeployableModels", "GET", `${root}/models?page_no=1&page_size=100&version=v1.0&model_source=base`);
  await bailian("ListDeployableModels", "GET", `${root}/models`);
  const unit = { model_name: tuned, plan: "mu", deploy_spec: "MU1", billing_method: "POST_PAY", capacity: 4 };
  const limits = { enable_thinking: true, max_context_length: 1000, rpm_limit: 1, tpm_limit: 1 };
  const create = (body: object) => bailian("CreateDeployment", "POST", root, body);
  const one = await create({ ...unit, ...limits, name: "one", suffix: "one" });
  const split = { deploy_spec: undefined, template_id: "MU1-PD", prefill_capacity: 4, decode_capacity: 4 };
  const two = await create({ ...unit, ...split, suffix: "two" });
  const paid = { charge_type: "post_paid", service_tier: "ptu_fast", pre_paid_info: { duration: 1 }, aigc_config: {} };
  const three = await create({
    ...{ model_name: "qwen-plus-2025-12-01", plan: "ptu", ptu_capacity: {}, overflow_strategy: "enable" },
    ...paid,
  });
  const four = await create({ ...unit, suffix: "four" });
  clock.advance(3_600_000);
  emulator.decideDeployment(four.deployed_model, { kind: "fail", message: "no capacity" });
  await bailian("ListDeployments", "GET", `${root}?page_no=1&page_size=10&plan=`);
  for (const { deployed_model: name } of [one, two, three, four]) {
    await bailian("GetDeployment", "GET", `${root}/${name}`);
  }
  const put = (name: string, deployment: { deployed_model: string }, word: string, body: object) =>
    bailian(name, "PUT", `${root}/${deployment.deployed_model}/${word}`, body);
  await put("ScaleDeployment", one, "scale", { capacity: 8 });
  await put("ScaleDeployment", two, "scale", { prefill_capacity: 8, decode_capacity: 8 });
  await put("UpdateOverflowStrategy", three, "update-overflowstrategy", { overflow_strategy: "disable" });
  await put("ScaleDeployment", three, "scale", { ptu_capacity: {} });
  for (const deployment of [one, two]) {
    await put("UpdateDeployment", deployment, "update", { rpm_limit: 2, tpm_limit: 2 });
  }
  await askingStory({ bailian }, one.deployed_model);
  await bailian("ListNativeModels", "GET", "/api/v1/models?page_no=1&page_size=10&model=qwen3-8b");
  await bailian("ListModels", "GET", "/compatible-mode/v1/models");
  for (const { deployed_model: name } of [one, two, three, four]) {
    await bailian("DeleteDeployment", "DELETE", `${root}/${name}`);
  }
}

async function askingStory({ bailian }: Pick<ReturnType<typeof watchedClouds>, "bailian">, model: string) {
  const messages = [{ role: "user", content: "hello" }];
  const generate = (input: object, parameters: object) =>
    bailian("GenerateText", "POST", "/api/v1/services/aigc/text-generation/generation", { model, input, parameters });
  const wide = { incremental_output: false, max_tokens: 9, enable_thinking: true };
  await generate({ messages }, { ...wide, result_format: "message" });
  await generate({ prompt: "hello" }, { result_format: "text" });
  await bailian("ChatCompletion", "POST", "/compatible-mode/v1/chat/completions", {
    ...{ model, messages, stream: false, stream_options: {} },
    ...{ max_tokens: 9, max_completion_tokens: 9, enable_thinking: true },
  });
}
