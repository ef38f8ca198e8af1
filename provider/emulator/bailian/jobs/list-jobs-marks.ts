import { client, doc, fieldsFrom, fieldsWithin, ours, type Provenance } from "../../provenance/provenance";
import { jobFields } from "./job-fields";
import { jobRules } from "./job-rules";

const page = doc("list-fine-tuning-job-api");

/** Where ListFineTunes comes from. */
export const listJobsMarks: Provenance = {
  source: page,
  rules: {
    ...jobRules,
    "page_no is 1 and page_size 10 unless given": page,
    "page_size from 1 to 1000; outside of it 400 InvalidParameter": ours(
      "older editions of list-fine-tuning-job-api say 100; the refusal as model-compression-api-reference",
    ),
    "newest first": ours("the samples of list-fine-tuning-job-api"),
    "a page behind the end is an empty list": client("dashscope 1.27.8 reads jobs"),
    "a status that does not exist matches nothing": ours("not stated"),
  },
  requestFields: [
    ...fieldsFrom(page, "page_no", "page_size", "model"),
    ...fieldsFrom(client("bailian-cli sends it"), "status"),
  ],
  answerFields: [...fieldsFrom(page, "page_no", "page_size", "total"), ...fieldsWithin("jobs[]", jobFields)],
};
