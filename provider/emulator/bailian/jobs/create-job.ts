import { own } from "../../../base/own";
import { client, doc, fieldsFrom, ours, seed } from "../../provenance/provenance";
import { chinaTime } from "../../times";
import { type BailianCall, operation } from "../call";
import { baseModels } from "../models/base-models";
import { keepCorpora } from "../models/memory";
import { refuse } from "../refusals";
import { jobObject, jobRules, newJobFields } from "./job-object";
import { batchSizeOf, hyperNumber } from "./hyper-parameters";
import { declare, defaultTrainingType, readCreateRequest } from "./job-request";
import { dataOfJob } from "./training-data";

const page = doc("create-fine-tuning-job-api");
const olderPage = doc("model-training-api-reference");

/** Submits a job. What it trains on is looked at, but malformed data fails the job later, as on the cloud. */
export const createJob = operation({
  name: "CreateFineTune",
  routes: [{ method: "POST", path: "/api/v1/fine-tunes" }],
  source: page,
  rules: {
    ...jobRules,
    "a new job is PENDING": page,
    "without training data 400 InvalidParameter: Missing training files": seed("000"),
    "an unknown file is 400 InvalidParameter: File not found.": client(
      "dashscope 2.0.2, comment on the gateway's answer",
    ),
    "null for validation_file_ids, an empty hyper_parameters and no training_type are taken":
      client("dashscope 1.27.8 sends them"),
    "training_type is sft unless given": doc("fine-tuning-api-guide"),
    "a listed model takes the training types of its row, else 400 InvalidParameter; others take any": doc(
      "model-training-overview; that unknown models pass is our choice",
    ),
    "model may be the finetuned_output of an earlier job": seed("000, base_model"),
    "finetuned_output in a create is refused": client("dashscope 2.0.2: current servers refuse it"),
    "two messages of 429 Throttling when jobQuota is on; the passing one while running jobs alone fill it": doc(
      "error-code; which comes when is our choice",
    ),
    "hyperparameters are not judged; n_epochs counts as 3, batch_size as 16, max_length as 8192, split as 0.9": ours(
      "the pages differ on what is required; values of the console",
    ),
    "malformed data does not stop the create: the job fails while it prepares, with the reason in its log":
      doc("fine-tuning-api-guide"),
    "rows longer than max_length are dropped for supervised tuning and cut for the others":
      doc("model-training-on-console"),
    "without a validation set split divides the data, at most max_split_val_dataset_sample rows go to it": olderPage,
    "the rows that are left must exceed batch_size, else the job fails": client("bailian-cli, preflight"),
    "data mounted from object storage counts as 200 short rows": ours("it is not opened"),
    "a zip archive is opened: data.jsonl at its root, rows by the kind of the model, and every file that they name":
      doc("text-generation-tuning-data-upload-rules, wan-video-generation-finetune-guide"),
    "media are not looked into, and each counts as 256 tokens": ours("the cloud goes by their sizes and lengths"),
    "an archive on a text model, or text on a media model, fails the job while it prepares": ours("no page says when"),
  },
  requestFields: [
    ...fieldsFrom(page, "model", "training_datasets", "validation_datasets", "training_type", "hyper_parameters"),
    ...fieldsFrom(page, "job_name", "model_name", "finetuned_output_suffix"),
    ...fieldsFrom(olderPage, "training_file_ids", "validation_file_ids"),
  ],
  answerFields: newJobFields,
  transaction: "write",
  parse: async (call) => {
    const request = await readCreateRequest(call);
    const declared = declare(request);
    if (declared.training_datasets.length === 0) throw refuse("missingTrainingFiles");
    const trainingType = request.training_type ?? defaultTrainingType;
    if (own(baseModels, request.model)?.includes(trainingType) === false) {
      throw refuse("unsupportedTrainingType", { model: request.model, training_type: trainingType });
    }
    // Files are read before the write lock is taken: they may be large.
    const data = call.context.store.read(() => {
      const model = call.models.get(request.model, call.context.world.now())?.base_model ?? request.model;
      return dataOfJob(call, declared, { model, trainingType });
    });
    return { request, declared, trainingType, data };
  },
  answer: (call, { request, declared, trainingType, data }) => {
    const { training, journal, world } = call.context;
    checkQuota(call);
    const jobId = newJobId(call);
    const { hyper_parameters: hyper } = declared;
    const parent = call.models.get(request.model, world.now());
    const baseModel = parent?.base_model ?? request.model;
    const suffix = request.finetuned_output_suffix ? `-${request.finetuned_output_suffix}` : "";
    const maxCheckpoints = Math.floor(hyperNumber(hyper, "save_total_limit", 10));
    const jobName = request.job_name || jobId;
    call.jobs.insert({
      job_id: jobId,
      workspace_id: call.workspaceId,
      job_name: jobName,
      model: request.model,
      base_model: baseModel,
      training_type: trainingType,
      finetuned_output: `${baseModel}${suffix}-${jobId}`,
      max_output_cnt: maxCheckpoints,
      declared: JSON.stringify(declared),
    });
    const run = training.submit(jobId, {
      cloud: "bailian",
      account: call.account.user_identity,
      rows: data.rows,
      tokens: data.tokens,
      epochs: hyperNumber(hyper, "n_epochs", 3),
      batchSize: batchSizeOf(hyper),
      maxCheckpoints: keptCheckpoints(baseModel, trainingType, maxCheckpoints),
      isTextModel: true,
      ...(data.problem === undefined ? {} : { dataProblem: data.problem }),
      ...(call.record.fate === undefined ? {} : { fate: call.record.fate }),
      belongsTo: { name: jobName },
    });
    call.memory.learn(jobId, keepCorpora(call, declared, trainingType), parent?.job_id);
    call.record.subject = jobId;
    journal.effect({ cloud: "bailian", effect: "job.created", subject: jobId, detail: { name: jobName } });
    const job = call.jobs.get(call.workspaceId, jobId);
    if (job === undefined) throw refuse("internalError");
    return { output: jobObject(job, run, call.account) };
  },
});

/** `ft-`, the minute in China time, four hexadecimal characters; unique. */
function newJobId(call: BailianCall): string {
  const { world } = call.context;
  const minute = chinaTime(world.now()).slice(0, 16).replace(/\D/g, "");
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const jobId = `ft-${minute}-${world.randomText(4, "0123456789abcdef")}`;
    if (!call.jobs.exists(jobId)) return jobId;
  }
  throw refuse("internalError");
}

/**
 * The quota of running or succeeded jobs, where it is switched on. Which of the two documented messages comes when is
 * our choice: the passing one while running jobs alone fill the quota, else the one that only a person can cure.
 */
function checkQuota(call: BailianCall): void {
  const { settings, training } = call.context;
  if (settings.jobQuota === 0) return;
  const active = training.count(call.account.user_identity, ["pending", "queued", "running", "cancelling"]);
  if (active >= settings.jobQuota) throw refuse("tooManyRunning");
  const succeeded = training.count(call.account.user_identity, ["succeeded"]);
  if (active + succeeded >= settings.jobQuota) throw refuse("jobQuota", { quota: settings.jobQuota });
}

/** Training types in which text models keep the checkpoints on their way (guide to fine-tuning by API). */
const keepsAll: ReadonlySet<string> = new Set(["sft", "efficient_sft"]);
const mediaModel = /^(wan|qwen-image|cosyvoice)/;

/** Most checkpoints that a run keeps, of the `limit` that was asked for. */
function keptCheckpoints(baseModel: string, trainingType: string, limit: number): number {
  return keepsAll.has(trainingType) || mediaModel.test(baseModel) ? limit : 1;
}
