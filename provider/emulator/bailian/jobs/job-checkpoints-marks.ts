import { doc, fieldsFrom, ours, type Provenance } from "../../provenance/provenance";

const page = doc("list-checkpoints-api");

/** Where ListFineTuneCheckpoints comes from. */
export const jobCheckpointsMarks: Provenance = {
  source: page,
  rules: {
    "output is a bare list, last step first": page,
    "status is SUCCEEDED for one that is published, PROCESSING while it is exported, PENDING before": page,
    "the last checkpoint of a job that has succeeded is published by itself, as finetuned_output": doc(
      "fine-tuning-api-guide; the others wait for an export",
    ),
    "text models keep the checkpoints on their way in sft and efficient_sft only, else the last one":
      doc("fine-tuning-api-guide"),
    "model_display_name is the model_name of the create or of the export": page,
    "full_name is the job's ID, a colon and the checkpoint": page,
    "a checkpoint expires after 15 days": doc("list-checkpoints-api, sample"),
    "one checkpoint an epoch, at most save_total_limit": ours("as save_strategy epoch of model-training-api-reference"),
  },
  requestFields: [],
  answerFields: fieldsFrom(
    page,
    "[].checkpoint",
    "[].checkpoint_id",
    "[].full_name",
    "[].job_id",
    "[].step",
    "[].status",
    "[].model_name",
    "[].model_display_name",
    "[].create_time",
    "[].expire_time",
  ),
};
