import { client, doc, fieldsFrom, ours, seed, type Provenance } from "../../provenance/provenance";

const page = doc("cancel-fine-tuning-job-api");

/** Where CancelFineTune comes from. */
export const cancelJobMarks: Provenance = {
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
};
