import type { RunView } from "../../contract";
import { chinaTime } from "../../training/china-time";
import type { Account } from "../account";
import type { DeclaredJob, JobRecord } from "./job-record";
import { statusWords } from "./status-word";

/** Models of which the seed says that they count their checkpoints (video, image, voice). */
const countsCheckpoints = /^(wan|qwen-image|cosyvoice)/;

/**
 * The job object of seed 000. `finetuned_output` only when succeeded, `usage` when succeeded or cancelled, `end_time`
 * when ended; `code` and `message` only when failed, because official clients read them as a failed call.
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
