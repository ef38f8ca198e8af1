import { fieldsFrom } from "../../marks/fields-from";
import { fieldsWithin } from "../../marks/fields-within";
import type { OperationMarks } from "../../marks/operation-marks";
import { fileFields } from "./file-fields";

const page = { kind: "document", reference: "model-customization-file-management-service" } as const;
const newestPage = { kind: "document", reference: "upload-file-api" } as const;
const notStated = { kind: "our choice", reference: "not stated" } as const;

const unknownFile = {
  rule: "an unknown file is 400 InvalidParameter: File not found.",
  source: {
    kind: "client",
    reference: "dashscope 2.0.2 for the status; code and message: model-customization-file-management-service",
  },
} as const;

/** Where the native file calls come from. */
export const fileMarks: Readonly<Record<"upload" | "list" | "get" | "delete", OperationMarks>> = {
  upload: {
    source: page,
    rules: [
      { rule: "several files a call; the answer is 200 even when some or all were refused", source: page },
      { rule: "purpose may be missing", source: newestPage },
      {
        rule: "300 MiB a file, 100 GiB in all, 10,000 files (switch fileLimits)",
        source: { kind: "document", reference: "upload-file-api; older pages say less" },
      },
      { rule: "BadRequest.TooLarge and BadRequest.TooMany stand in failed_uploads", source: page },
      {
        rule: "the message for one file that is too large",
        source: { kind: "our choice", reference: "no page prints it" },
      },
      { rule: "any content is taken", source: { kind: "document", reference: "fine-tuning-api-guide" } },
      {
        rule: "the file part needs no Content-Type",
        source: { kind: "client", reference: "dashscope 1.27.8 sends none" },
      },
    ],
    requestFields: [...fieldsFrom(page, "files", "descriptions"), ...fieldsFrom(newestPage, "purpose")],
    answerFields: fieldsFrom(
      page,
      "uploaded_files[].file_id",
      "uploaded_files[].name",
      "failed_uploads[].name",
      "failed_uploads[].code",
      "failed_uploads[].message",
    ),
  },
  list: {
    source: page,
    rules: [
      { rule: "page_no is 1 and page_size 10 unless given, up to 100", source: page },
      { rule: "newest first", source: notStated },
    ],
    requestFields: [
      ...fieldsFrom(page, "page_no", "page_size"),
      ...fieldsFrom({ kind: "client", reference: "bailian-cli sends it" }, "purpose"),
    ],
    answerFields: [...fieldsFrom(page, "total", "page_size", "page_no"), ...fieldsWithin("files[]", fileFields)],
  },
  get: {
    source: page,
    rules: [
      unknownFile,
      {
        rule: "url leads nowhere",
        source: { kind: "our choice", reference: "there is no object storage; the page gives a link for a while" },
      },
    ],
    requestFields: [],
    answerFields: fileFields,
  },
  delete: {
    source: page,
    rules: [
      { rule: "the answer holds the request_id alone", source: page },
      unknownFile,
      { rule: "a file that a job was started with may go", source: notStated },
    ],
    requestFields: [],
    answerFields: [],
  },
};
