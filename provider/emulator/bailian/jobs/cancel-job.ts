import { own } from "../../../base/own";
import { client, doc, fieldsFrom, ours, seed } from "../../provenance/provenance";
import { operation } from "../call";
import { refuse } from "../refusals";
import { readJob } from "./get-job";

const page = doc("cancel-fine-tuning-job-api");

/** Why a job that has ended cannot be cancelled; the message for canceled ones is the international edition's. */
const refused: Readonly<Record<string, string>> = {
  succeeded: "The fine-tune job can not be canceled because it is succeeded or failed",
  failed: "The fine-tune job can not be canceled because it is succeeded or failed",
  cancelled: "The fine-tune job can not be canceled because it is succeeded, failed or canceled",
};

/** Asks a job to stop. Queued ones too, as the sibling compression API has it; repeating it is no error (our choice). */
export const cancelJob = operation({
  name: "CancelFineTune",
  routes: [{ method: "POST", path: "/api/v1/fine-tunes/:job_id/cancel" }],
  source: page,
  rules: {
    "a running job becomes CANCELING, then CANCELED with the tokens used so far": seed("000, status table and usage"),
    "a queued job becomes CANCELED at once, with usage 0": ours(
      "as model-compression-api-reference; the page speaks of running jobs",
    ),
    "cancelling again while it is CANCELING is no error": ours("not stated"),
    "stopping takes eight simulated seconds": ours("not stated"),
    "a job that has ended is refused with 400 UnsupportedOperation": doc("get-fine-tuning-job-api, messages"),
    "no body and no Content-Type are needed": client("dashscope 1.27.8 sends neither"),
  },
  requestFields: [],
  answerFields: fieldsFrom(page, "status"),
  transaction: "write",
  answer: (call) => {
    const { job, run } = readJob(call);
    const message = own(refused, run.status);
    if (message !== undefined) throw refuse("unsupportedOperation", message);
    call.context.training.cancel(job.job_id);
    return { output: { status: "success" } };
  },
});
