import { doc, fieldsFrom, seed, type Field } from "../../provenance/provenance";

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
