import { doc, ours, seed, type Rules } from "../../provenance/provenance";

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
