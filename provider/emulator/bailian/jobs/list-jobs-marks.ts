import { fieldsFrom } from "../../marks/fields-from";
import { fieldsWithin } from "../../marks/fields-within";
import type { OperationMarks } from "../../marks/operation-marks";
import { jobFields } from "./job-fields";
import { jobRules } from "./job-rules";

const page = { kind: "document", reference: "list-fine-tuning-job-api" } as const;

/** Where ListFineTunes comes from. */
export const listJobsMarks: OperationMarks = {
  source: page,
  rules: [
    ...jobRules,
    { rule: "page_no is 1 and page_size 10 unless given", source: page },
    {
      rule: "page_size from 1 to 1000; outside of it 400 InvalidParameter",
      source: {
        kind: "our choice",
        reference: "older editions of list-fine-tuning-job-api say 100; the refusal as model-compression-api-reference",
      },
    },
    { rule: "newest first", source: { kind: "our choice", reference: "the samples of list-fine-tuning-job-api" } },
    {
      rule: "a page behind the end is an empty list",
      source: { kind: "client", reference: "dashscope 1.27.8 reads jobs" },
    },
    {
      rule: "a status that does not exist matches nothing",
      source: { kind: "our choice", reference: "not stated" },
    },
  ],
  requestFields: [
    ...fieldsFrom(page, "page_no", "page_size", "model"),
    ...fieldsFrom({ kind: "client", reference: "bailian-cli sends it" }, "status"),
  ],
  answerFields: [...fieldsFrom(page, "page_no", "page_size", "total"), ...fieldsWithin("jobs[]", jobFields)],
};
