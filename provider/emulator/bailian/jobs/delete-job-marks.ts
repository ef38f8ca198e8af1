import { doc, fieldsFrom, ours, seed, type Provenance } from "../../provenance/provenance";

const page = doc("delete-fine-tuning-job-api");

/** Where DeleteFineTune comes from. */
export const deleteJobMarks: Provenance = {
  source: page,
  rules: {
    "a job that has ended is refused with 400 UnsupportedOperation (switch deleteRule, reading literal)":
      seed("000, error table"),
    "a job that waits or runs is deleted (reading literal)": ours(
      "000 names no other state; fine-tuning-api-guide says the opposite",
    ),
    "the messages of the other readings": ours("no page prints them"),
    "the model that the job made stays": doc("model-compression-api-reference, for its own jobs"),
    "an unknown job is 404 NotFound: Not found!": seed("000"),
  },
  requestFields: [],
  answerFields: fieldsFrom(page, "status"),
};
