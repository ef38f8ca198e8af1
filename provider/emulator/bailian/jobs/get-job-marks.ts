import type { OperationMarks } from "../../marks/operation-marks";
import { jobFields } from "./job-fields";
import { jobRules } from "./job-rules";

/** Where GetFineTune comes from. */
export const getJobMarks: OperationMarks = {
  source: { kind: "seed", reference: "000" },
  rules: [
    ...jobRules,
    { rule: "an unknown job is 404 NotFound: Not found!", source: { kind: "seed", reference: "000" } },
    {
      rule: "a job of another workspace is unknown",
      source: { kind: "our choice", reference: "not stated" },
    },
  ],
  requestFields: [],
  answerFields: jobFields,
};
