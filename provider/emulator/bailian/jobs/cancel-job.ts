import { nativeAnswer } from "../answer/native-answer";
import { refusals } from "../answer/refusals";
import type { BailianCall } from "../bailian-call";
import { readJob } from "./read-job";

/** Why a job that has ended cannot be cancelled; the message for canceled ones is the international edition's. */
const refused: Readonly<Record<string, string>> = {
  succeeded: "The fine-tune job can not be canceled because it is succeeded or failed",
  failed: "The fine-tune job can not be canceled because it is succeeded or failed",
  cancelled: "The fine-tune job can not be canceled because it is succeeded, failed or canceled",
};

/** Asks a job to stop. Queued ones too, as the sibling compression API has it; repeating it is no error (our choice). */
export function cancelJob(call: BailianCall): Response {
  return call.context.store.write(() => {
    const { job, run } = readJob(call);
    const message = refused[run.status];
    if (message !== undefined) throw refusals.unsupportedOperation(message);
    call.context.training.cancel(job.job_id);
    return nativeAnswer.output(call.requestId, { status: "success" });
  });
}
