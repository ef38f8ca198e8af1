import { fieldsFrom } from "../../marks/fields-from";
import type { OperationMarks } from "../../marks/operation-marks";

const page = { kind: "document", reference: "list-checkpoints-api" } as const;

/** Where ListFineTuneCheckpoints comes from. */
export const jobCheckpointsMarks: OperationMarks = {
  source: page,
  rules: [
    { rule: "output is a bare list, last step first", source: page },
    {
      rule: "status is SUCCEEDED for one that is published, PROCESSING while it is exported, PENDING before",
      source: page,
    },
    {
      rule: "the last checkpoint of a job that has succeeded is published by itself, as finetuned_output",
      source: {
        kind: "document",
        reference: "fine-tuning-api-guide; the others wait for an export",
      },
    },
    {
      rule: "text models keep the checkpoints on their way in sft and efficient_sft only, else the last one",
      source: { kind: "document", reference: "fine-tuning-api-guide" },
    },
    { rule: "model_display_name is the model_name of the create or of the export", source: page },
    { rule: "full_name is the job's ID, a colon and the checkpoint", source: page },
    { rule: "a checkpoint expires after 15 days", source: { ...page, reference: "list-checkpoints-api, sample" } },
    {
      rule: "one checkpoint an epoch, at most save_total_limit",
      source: { kind: "our choice", reference: "as save_strategy epoch of model-training-api-reference" },
    },
  ],
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
