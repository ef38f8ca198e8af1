import type { watchedClouds } from "./watched-clouds";

const SAMPLE = "file-ft-sample0000000001";

/** Calls every operation of the simulated Bailian, with every member that its pages name, in every state of a job. */
export async function bailianStory({ bailian, clock, emulator }: ReturnType<typeof watchedClouds>): Promise<void> {
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
  const common = { model: "qwen3-8b", training_type: "sft", hyper_parameters: { n_epochs: 1 } };
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
  await bailian("ListFineTuneCheckpoints", "GET", `${jobs}/${one.job_id}/checkpoints`);
}
