import { fieldsFrom } from "../../marks/fields-from";
import type { OperationMarks } from "../../marks/operation-marks";

const page = { kind: "document", reference: "delete-fine-tuning-job-api" } as const;

/** Where DeleteFineTune comes from. */
export const deleteJobMarks: OperationMarks = {
  source: page,
  rules: [
    {
      rule: "a job that has ended is refused with 400 UnsupportedOperation (switch deleteRule, reading literal)",
      source: { kind: "seed", reference: "000, error table" },
    },
    {
      rule: "a job that waits or runs is deleted (reading literal)",
      source: { kind: "our choice", reference: "000 names no other state; fine-tuning-api-guide says the opposite" },
    },
    {
      rule: "the messages of the other readings",
      source: { kind: "our choice", reference: "no page prints them" },
    },
    {
      rule: "the model that the job made stays",
      source: { kind: "document", reference: "model-compression-api-reference, for its own jobs" },
    },
    { rule: "an unknown job is 404 NotFound: Not found!", source: { kind: "seed", reference: "000" } },
  ],
  requestFields: [],
  answerFields: fieldsFrom(page, "status"),
};
