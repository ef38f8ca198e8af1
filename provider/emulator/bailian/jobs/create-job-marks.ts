import { fieldsFrom } from "../../marks/fields-from";
import type { OperationMarks } from "../../marks/operation-marks";
import { jobRules } from "./job-rules";
import { newJobFields } from "./new-job-fields";

const page = { kind: "document", reference: "create-fine-tuning-job-api" } as const;
const olderPage = { kind: "document", reference: "model-training-api-reference" } as const;
const ours = (reference: string) => ({ kind: "our choice", reference }) as const;

/** Where CreateFineTune comes from. */
export const createJobMarks: OperationMarks = {
  source: page,
  rules: [
    ...jobRules,
    { rule: "a new job is PENDING", source: page },
    {
      rule: "without training data 400 InvalidParameter: Missing training files",
      source: { kind: "seed", reference: "000" },
    },
    {
      rule: "an unknown file is 400 InvalidParameter: File not found.",
      source: { kind: "client", reference: "dashscope 2.0.2, comment on the gateway's answer" },
    },
    {
      rule: "null for validation_file_ids, an empty hyper_parameters and no training_type are taken",
      source: { kind: "client", reference: "dashscope 1.27.8 sends them" },
    },
    { rule: "training_type is sft unless given", source: { kind: "document", reference: "fine-tuning-api-guide" } },
    {
      rule: "a listed model takes the training types of its row, else 400 InvalidParameter; others take any",
      source: { kind: "document", reference: "model-training-overview; that unknown models pass is our choice" },
    },
    {
      rule: "model may be the finetuned_output of an earlier job",
      source: { kind: "seed", reference: "000, base_model" },
    },
    {
      rule: "finetuned_output in a create is refused",
      source: { kind: "client", reference: "dashscope 2.0.2: current servers refuse it" },
    },
    {
      rule: "two messages of 429 Throttling when jobQuota is on; the passing one while running jobs alone fill it",
      source: { kind: "document", reference: "error-code; which comes when is our choice" },
    },
    {
      rule: "hyperparameters are not judged; n_epochs counts as 3, batch_size as 16, max_length as 8192, split as 0.9",
      source: ours("the pages differ on what is required; values of the console"),
    },
    {
      rule: "malformed data does not stop the create: the job fails while it prepares, with the reason in its log",
      source: { kind: "document", reference: "fine-tuning-api-guide" },
    },
    {
      rule: "rows longer than max_length are dropped for supervised tuning and cut for the others",
      source: { kind: "document", reference: "model-training-on-console" },
    },
    {
      rule: "without a validation set split divides the data, at most max_split_val_dataset_sample rows go to it",
      source: olderPage,
    },
    {
      rule: "the rows that are left must exceed batch_size, else the job fails",
      source: { kind: "client", reference: "bailian-cli, preflight" },
    },
    {
      rule: "data mounted from object storage counts as 200 short rows, archives by their size",
      source: ours("neither is opened"),
    },
  ],
  requestFields: [
    ...fieldsFrom(page, "model", "training_datasets", "validation_datasets", "training_type", "hyper_parameters"),
    ...fieldsFrom(page, "job_name", "model_name", "finetuned_output_suffix"),
    ...fieldsFrom(olderPage, "training_file_ids", "validation_file_ids"),
  ],
  answerFields: newJobFields,
};
