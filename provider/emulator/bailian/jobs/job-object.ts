import type { RunStatus, RunView } from "../../contract";
import { client, doc, type Field, fieldsFrom, ours, type Rules, seed } from "../../provenance/provenance";
import { chinaTime } from "../../times";
import type { Account } from "../call";
import type { DeclaredJob, JobRecord } from "./job-store";

/** Bailian's word for each status (seed [000], status table: `SUCCEEDED`, although its field texts say `SUCCEED`). */
export const statusWords: Readonly<Record<RunStatus, string>> = {
  pending: "PENDING",
  queued: "QUEUING",
  running: "RUNNING",
  cancelling: "CANCELING",
  succeeded: "SUCCEEDED",
  failed: "FAILED",
  cancelled: "CANCELED",
};

/** Models of which seed [000] says that they count their checkpoints (video, image, voice). */
const countsCheckpoints = /^(wan|qwen-image|cosyvoice)/;

/**
 * The job object of seed [000]. `finetuned_output` only when succeeded, `usage` when succeeded or cancelled, `end_time`
 * when ended; `code` and `message` only when failed, because [dashscope 2.0.2] reads them as a failed call.
 */
export function jobObject(job: JobRecord, run: RunView, account: Account): Readonly<Record<string, unknown>> {
  // Our own text: written by the create call.
  const declared = JSON.parse(job.declared) as DeclaredJob;
  const { status } = run;
  return {
    job_id: job.job_id,
    job_name: job.job_name,
    status: statusWords[status],
    ...(status === "succeeded" ? { finetuned_output: job.finetuned_output } : {}),
    model: job.model,
    base_model: job.base_model,
    training_file_ids: declared.training_file_ids,
    validation_file_ids: declared.validation_file_ids,
    training_datasets: declared.training_datasets,
    validation_datasets: declared.validation_datasets,
    hyper_parameters: declared.hyper_parameters,
    training_type: job.training_type,
    ...(declared.model_name === undefined ? {} : { model_name: declared.model_name }),
    create_time: chinaTime(run.createdAt),
    workspace_id: job.workspace_id,
    user_identity: account.user_identity,
    modifier: account.user_identity,
    creator: account.user_identity,
    ...(run.finishedAt === undefined ? {} : { end_time: chinaTime(run.finishedAt) }),
    group: "llm",
    charge_type: "token",
    ...(status === "succeeded" || status === "cancelled" ? { usage: run.trainedTokens } : {}),
    ...(countsCheckpoints.test(job.base_model) ? { output_cnt: run.checkpoints.length } : {}),
    max_output_cnt: job.max_output_cnt,
    ...(run.failure === undefined ? {} : run.failure),
  };
}

/** Members that the job object has from the start. */
export const newJobFields: readonly Field[] = [
  ...fieldsFrom(
    seed("000"),
    "job_id",
    "status",
    "model",
    "base_model",
    "training_file_ids",
    "validation_file_ids",
    "hyper_parameters",
    "training_type",
    "create_time",
    "workspace_id",
    "user_identity",
    "modifier",
    "creator",
    "group",
    "output_cnt",
    "max_output_cnt",
  ),
  ...fieldsFrom(doc("get-fine-tuning-job-api, samples; the table of 000 calls it jobs_name"), "job_name"),
  ...fieldsFrom(
    doc("create-fine-tuning-job-api"),
    "training_datasets",
    "validation_datasets",
    "model_name",
    "charge_type",
  ),
];

/** Members of the job object, those of an ended job included. */
export const jobFields: readonly Field[] = [
  ...newJobFields,
  ...fieldsFrom(seed("000"), "finetuned_output", "end_time", "usage"),
  ...fieldsFrom(
    client("bailian-cli and dashscope 2.0.2 read them from a failed job; no page lists them"),
    "code",
    "message",
  ),
];

/** Rules of the job object, whichever operation shows it. */
export const jobRules: Rules = {
  "status is PENDING, QUEUING, RUNNING, CANCELING, SUCCEEDED, FAILED or CANCELED": seed(
    "000, status table; its field texts say SUCCEED",
  ),
  "job_id is ft-, the minute of the creation, four hexadecimal digits": seed("000, samples"),
  "job_name is the job_id unless one was given": doc("create-fine-tuning-job-api"),
  "finetuned_output, the base model, the suffix where one was given and the job's ID, only when SUCCEEDED": seed(
    "000; how it is put together: fine-tuning-api-guide, samples",
  ),
  "end_time only when SUCCEEDED, FAILED or CANCELED": seed("000"),
  "usage only when SUCCEEDED or CANCELED": seed("000"),
  "hyper_parameters are those that were declared, as they were written": seed("000"),
  "training_file_ids and training_datasets both name the data, whichever was sent": ours(
    "000 fills the first, create-fine-tuning-job-api only the second",
  ),
  "output_cnt only for wan, qwen-image and cosyvoice models": seed("000: models with several checkpoints"),
  "code and message only when FAILED, never on CANCELED": ours(
    "dashscope 2.0.2 takes them for a failed call; no page lists them",
  ),
  "charge_type is token, group is llm": doc("create-fine-tuning-job-api"),
  "modifier and creator are the one account there is": ours("there are no other users"),
};
