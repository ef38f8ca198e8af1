import { nativeAnswer } from "../answer/native-answer";
import { refusals } from "../answer/refusals";
import type { BailianCall } from "../bailian-call";
import { deleteRefusal } from "./delete-rule";
import { readJob } from "./read-job";

/** Removes a job's record where the delete rule allows it. The model that it made stays. */
export function deleteJob(call: BailianCall): Response {
  const { store, training, settings, journal } = call.context;
  return store.write(() => {
    const { job, run } = readJob(call);
    const message = deleteRefusal[settings.deleteRule][run.status];
    if (message !== undefined) throw refusals.unsupportedOperation(message);
    if (run.status === "succeeded") call.models.keep({ ...job, model_id: job.finetuned_output });
    call.jobs.remove(job);
    training.remove(job.job_id);
    journal.effect({ cloud: "bailian", effect: "job.deleted", subject: job.job_id, detail: { name: job.job_name } });
    return nativeAnswer.output(call.requestId, { status: "success" });
  });
}
