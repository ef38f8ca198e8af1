import { fieldsFrom } from "../../marks/fields-from";
import type { OperationMarks } from "../../marks/operation-marks";

const page = { kind: "document", reference: "get-fine-tuning-job-api" } as const;

/** Where GetFineTuneLogs comes from. */
export const jobLogsMarks: OperationMarks = {
  source: page,
  rules: [
    {
      rule: "offset lines are skipped (0 unless given), at most line follow (100 unless given, up to 1000)",
      source: page,
    },
    { rule: "behind the end the list is empty", source: page },
    { rule: "the last line ends in ##FT_COMPLETE##, the line before names the usage", source: page },
    {
      rule: "page_no and page_size work too",
      source: { kind: "client", reference: "bailian-cli pages by them" },
    },
    {
      rule: "the wording for jobs that failed or were cancelled",
      source: { kind: "our choice", reference: "the samples show success only" },
    },
  ],
  requestFields: [
    ...fieldsFrom(page, "offset", "line"),
    ...fieldsFrom({ kind: "client", reference: "bailian-cli" }, "page_no", "page_size"),
  ],
  answerFields: fieldsFrom(page, "total", "logs"),
};
