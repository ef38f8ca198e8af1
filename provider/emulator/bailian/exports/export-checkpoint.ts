import { nativeAnswer } from "../answer/native-answer";
import { refusals } from "../answer/refusals";
import type { BailianCall } from "../bailian-call";
import { readJob } from "../jobs/read-job";

/** How long an export takes, in simulated milliseconds (our choice). */
const exportMs = 3 * 60_000;

/**
 * Publishes a checkpoint as a model: a GET with a side effect. Asking again for the same checkpoint is no second export,
 * whatever the name; the checkpoint that the job has published itself is published already.
 */
export function exportCheckpoint(call: BailianCall): Response {
  const { store, world, journal, settings } = call.context;
  return store.write(() => {
    const { job, run } = readJob(call);
    const step = Number(/^checkpoint-(\d+)$/.exec(call.param("checkpoint"))?.[1] ?? Number.NaN);
    if (!run.checkpoints.some((checkpoint) => checkpoint.step === step)) throw refusals.checkpointNotFound();
    const displayName = call.query("model_name");
    if (!displayName) throw refusals.invalidParameter("Missing model_name");
    const isLast = run.status === "succeeded" && step === run.checkpoints.at(-1)?.step;
    if (isLast || call.exports.ofJob(job.job_id).has(step)) return nativeAnswer.output(call.requestId, true);
    if (call.exports.hasDisplayName(displayName)) {
      throw refusals.invalidParameter(`The model name ${displayName} already exists.`);
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
    return nativeAnswer.output(call.requestId, true);
  });
}
