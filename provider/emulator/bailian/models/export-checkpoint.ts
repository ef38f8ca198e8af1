import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { operation } from "../call";
import { readJob } from "../jobs/get-job";
import { refuse } from "../refusals";

const page = doc("list-checkpoints-api");

/** How long an export takes, in simulated milliseconds (our choice). */
const exportMs = 3 * 60_000;

/**
 * Publishes a checkpoint as a model: a GET with a side effect. Asking again for the same checkpoint is no second export,
 * whatever the name; the checkpoint that the job has published itself is published already.
 */
export const exportCheckpoint = operation({
  name: "ExportCheckpoint",
  routes: [{ method: "GET", path: "/api/v1/fine-tunes/:job_id/export/:checkpoint" }],
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
  transaction: "write",
  answer: (call) => {
    const { world, journal, settings } = call.context;
    const { job, run } = readJob(call);
    const step = Number(/^checkpoint-(\d+)$/.exec(call.params["checkpoint"] ?? "")?.[1] ?? Number.NaN);
    if (!run.checkpoints.some((checkpoint) => checkpoint.step === step)) throw refuse("checkpointNotFound");
    const displayName = call.query.get("model_name");
    if (!displayName) throw refuse("invalidParameter", "Missing model_name");
    const isLast = run.status === "succeeded" && step === run.checkpoints.at(-1)?.step;
    if (isLast || call.exports.ofJob(job.job_id).has(step)) return { output: true };
    if (call.exports.hasDisplayName(displayName)) {
      throw refuse("invalidParameter", `The model name ${displayName} already exists.`);
    }
    const modelId = `${job.finetuned_output}-c${step}`;
    call.exports.insert({
      ...job,
      step,
      model_id: modelId,
      display_name: displayName,
      ready_at: world.now() + (settings.instant ? 0 : exportMs),
    });
    const detail = { job: job.job_id, step, name: displayName };
    journal.effect({ cloud: "bailian", effect: "checkpoint.exported", subject: modelId, detail });
    return { output: true };
  },
});
