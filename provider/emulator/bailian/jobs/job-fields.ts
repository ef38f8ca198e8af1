import { client, fieldsFrom, seed, type Field } from "../../provenance/provenance";
import { newJobFields } from "./new-job-fields";

/** Members of the job object, those of an ended job included. */
export const jobFields: readonly Field[] = [
  ...newJobFields,
  ...fieldsFrom(seed("000"), "finetuned_output", "end_time", "usage"),
  ...fieldsFrom(
    client("bailian-cli and dashscope 2.0.2 read them from a failed job; no page lists them"),
    "code",
    "message",
  ),
];
