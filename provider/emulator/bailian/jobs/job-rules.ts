import type { MarkedRule } from "../../marks/marked-rule";

/** Rules of the job object, whichever operation shows it. */
export const jobRules: readonly MarkedRule[] = [
  {
    rule: "status is PENDING, QUEUING, RUNNING, CANCELING, SUCCEEDED, FAILED or CANCELED",
    source: { kind: "seed", reference: "000, status table; its field texts say SUCCEED" },
  },
  {
    rule: "job_id is ft-, the minute of the creation, four hexadecimal digits",
    source: { kind: "seed", reference: "000, samples" },
  },
  {
    rule: "job_name is the job_id unless one was given",
    source: { kind: "document", reference: "create-fine-tuning-job-api" },
  },
  {
    rule: "finetuned_output, the base model, the suffix where one was given and the job's ID, only when SUCCEEDED",
    source: { kind: "seed", reference: "000; how it is put together: fine-tuning-api-guide, samples" },
  },
  { rule: "end_time only when SUCCEEDED, FAILED or CANCELED", source: { kind: "seed", reference: "000" } },
  { rule: "usage only when SUCCEEDED or CANCELED", source: { kind: "seed", reference: "000" } },
  {
    rule: "hyper_parameters are those that were declared, as they were written",
    source: { kind: "seed", reference: "000" },
  },
  {
    rule: "training_file_ids and training_datasets both name the data, whichever was sent",
    source: { kind: "our choice", reference: "000 fills the first, create-fine-tuning-job-api only the second" },
  },
  {
    rule: "output_cnt only for wan, qwen-image and cosyvoice models",
    source: { kind: "seed", reference: "000: models with several checkpoints" },
  },
  {
    rule: "code and message only when FAILED, never on CANCELED",
    source: { kind: "our choice", reference: "dashscope 2.0.2 takes them for a failed call; no page lists them" },
  },
  { rule: "charge_type is token, group is llm", source: { kind: "document", reference: "create-fine-tuning-job-api" } },
  {
    rule: "modifier and creator are the one account there is",
    source: { kind: "our choice", reference: "there are no other users" },
  },
];
