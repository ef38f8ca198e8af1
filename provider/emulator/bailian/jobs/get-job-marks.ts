import { ours, seed, type Provenance } from "../../provenance/provenance";
import { jobFields } from "./job-fields";
import { jobRules } from "./job-rules";

/** Where GetFineTune comes from. */
export const getJobMarks: Provenance = {
  source: seed("000"),
  rules: {
    ...jobRules,
    "an unknown job is 404 NotFound: Not found!": seed("000"),
    "a job of another workspace is unknown": ours("not stated"),
  },
  requestFields: [],
  answerFields: jobFields,
};
