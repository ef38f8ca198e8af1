import { doc, fieldsFrom, ours, type Provenance } from "../../provenance/provenance";

const page = doc("list-checkpoints-api");

/** Where ExportCheckpoint comes from. */
export const exportCheckpointMarks: Provenance = {
  source: page,
  rules: {
    "a GET that publishes a checkpoint; output is a bare true": page,
    "model_name is needed and no other export has it; it is the name that is shown, not the ID": page,
    "the checkpoint becomes PROCESSING, then SUCCEEDED with its model_name, which can be deployed": page,
    "the model's ID is that of the job's own model, -c and the step": doc(
      "fine-tuning-api-guide, samples of video models",
    ),
    "an export takes three simulated minutes and never fails": ours("not stated"),
    "asking again for the same checkpoint answers true and changes nothing, whatever the name": ours("not stated"),
    "the last checkpoint of a job that has succeeded is published already: true, and nothing changes":
      doc("fine-tuning-api-guide"),
    "an unknown checkpoint is 404 NotFound, a name that is taken 400 InvalidParameter": ours("not stated"),
    "an exported model stays when the record of its job is deleted": ours("as the job's own model"),
  },
  requestFields: fieldsFrom(page, "model_name"),
  answerFields: fieldsFrom(page, "(itself)"),
};
