import { fieldsFrom } from "../../marks/fields-from";
import type { OperationMarks } from "../../marks/operation-marks";

const page = { kind: "document", reference: "cancel-fine-tuning-job-api" } as const;

/** Where CancelFineTune comes from. */
export const cancelJobMarks: OperationMarks = {
  source: page,
  rules: [
    {
      rule: "a running job becomes CANCELING, then CANCELED with the tokens used so far",
      source: { kind: "seed", reference: "000, status table and usage" },
    },
    {
      rule: "a queued job becomes CANCELED at once, with usage 0",
      source: { kind: "our choice", reference: "as model-compression-api-reference; the page speaks of running jobs" },
    },
    {
      rule: "cancelling again while it is CANCELING is no error",
      source: { kind: "our choice", reference: "not stated" },
    },
    {
      rule: "stopping takes eight simulated seconds",
      source: { kind: "our choice", reference: "not stated" },
    },
    {
      rule: "a job that has ended is refused with 400 UnsupportedOperation",
      source: { kind: "document", reference: "get-fine-tuning-job-api, messages" },
    },
    {
      rule: "no body and no Content-Type are needed",
      source: { kind: "client", reference: "dashscope 1.27.8 sends neither" },
    },
  ],
  requestFields: [],
  answerFields: fieldsFrom(page, "status"),
};
