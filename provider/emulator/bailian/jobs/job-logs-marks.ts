import { client, doc, fieldsFrom, ours, type Provenance } from "../../provenance/provenance";

const page = doc("get-fine-tuning-job-api");

/** Where GetFineTuneLogs comes from. */
export const jobLogsMarks: Provenance = {
  source: page,
  rules: {
    "offset lines are skipped (0 unless given), at most line follow (100 unless given, up to 1000)": page,
    "behind the end the list is empty": page,
    "the last line ends in ##FT_COMPLETE##, the line before names the usage": page,
    "page_no and page_size work too": client("bailian-cli pages by them"),
    "the wording for jobs that failed or were cancelled": ours("the samples show success only"),
  },
  requestFields: [...fieldsFrom(page, "offset", "line"), ...fieldsFrom(client("bailian-cli"), "page_no", "page_size")],
  answerFields: fieldsFrom(page, "total", "logs"),
};
