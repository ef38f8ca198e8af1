import { fieldsFrom } from "../../marks/fields-from";
import type { MarkedField } from "../../marks/marked-field";
import { newJobFields } from "./new-job-fields";

/** Members of the job object, those of an ended job included. */
export const jobFields: readonly MarkedField[] = [
  ...newJobFields,
  ...fieldsFrom({ kind: "seed", reference: "000" }, "finetuned_output", "end_time", "usage"),
  ...fieldsFrom(
    { kind: "client", reference: "bailian-cli and dashscope 2.0.2 read them from a failed job; no page lists them" },
    "code",
    "message",
  ),
];
