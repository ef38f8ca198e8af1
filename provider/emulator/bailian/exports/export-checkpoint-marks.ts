import { fieldsFrom } from "../../marks/fields-from";
import type { OperationMarks } from "../../marks/operation-marks";

const page = { kind: "document", reference: "list-checkpoints-api" } as const;
const ours = (reference: string) => ({ kind: "our choice", reference }) as const;

/** Where ExportCheckpoint comes from. */
export const exportCheckpointMarks: OperationMarks = {
  source: page,
  rules: [
    { rule: "a GET that publishes a checkpoint; output is a bare true", source: page },
    { rule: "model_name is needed and no other export has it; it is the name that is shown, not the ID", source: page },
    {
      rule: "the checkpoint becomes PROCESSING, then SUCCEEDED with its model_name, which can be deployed",
      source: page,
    },
    {
      rule: "the model's ID is that of the job's own model, -c and the step",
      source: { kind: "document", reference: "fine-tuning-api-guide, samples of video models" },
    },
    { rule: "an export takes three simulated minutes and never fails", source: ours("not stated") },
    {
      rule: "asking again for the same checkpoint answers true and changes nothing, whatever the name",
      source: ours("not stated"),
    },
    {
      rule: "the last checkpoint of a job that has succeeded is published already: true, and nothing changes",
      source: { kind: "document", reference: "fine-tuning-api-guide" },
    },
    {
      rule: "an unknown checkpoint is 404 NotFound, a name that is taken 400 InvalidParameter",
      source: ours("not stated"),
    },
    { rule: "an exported model stays when the record of its job is deleted", source: ours("as the job's own model") },
  ],
  requestFields: fieldsFrom(page, "model_name"),
  answerFields: fieldsFrom(page, "(itself)"),
};
