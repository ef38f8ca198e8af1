import { client, doc, fieldsFrom, ours, seed, type Provenance } from "../../provenance/provenance";
import { jobRules } from "./job-rules";
import { newJobFields } from "./new-job-fields";

const page = doc("create-fine-tuning-job-api");
const olderPage = doc("model-training-api-reference");

/** Where CreateFineTune comes from. */
export const createJobMarks: Provenance = {
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
    "data mounted from object storage counts as 200 short rows, archives by their size": ours("neither is opened"),
  },
  requestFields: [
    ...fieldsFrom(page, "model", "training_datasets", "validation_datasets", "training_type", "hyper_parameters"),
    ...fieldsFrom(page, "job_name", "model_name", "finetuned_output_suffix"),
    ...fieldsFrom(olderPage, "training_file_ids", "validation_file_ids"),
  ],
  answerFields: newJobFields,
};
