import { client, doc, fieldsFrom, fieldsWithin, ours, type Provenance } from "../../provenance/provenance";
import { fileFields } from "./file-fields";

const page = doc("model-customization-file-management-service");
const newestPage = doc("upload-file-api");
const notStated = ours("not stated");

const unknownFile = {
  "an unknown file is 400 InvalidParameter: File not found.": client(
    "dashscope 2.0.2 for the status; code and message: model-customization-file-management-service",
  ),
};

/** Where the native file calls come from. */
export const fileMarks: Readonly<Record<"upload" | "list" | "get" | "delete", Provenance>> = {
  upload: {
    source: page,
    rules: {
      "several files a call; the answer is 200 even when some or all were refused": page,
      "purpose may be missing": newestPage,
      "300 MiB a file, 100 GiB in all, 10,000 files (switch fileLimits)": doc("upload-file-api; older pages say less"),
      "BadRequest.TooLarge and BadRequest.TooMany stand in failed_uploads": page,
      "the message for one file that is too large": ours("no page prints it"),
      "any content is taken": doc("fine-tuning-api-guide"),
      "the file part needs no Content-Type": client("dashscope 1.27.8 sends none"),
    },
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
    rules: {
      "page_no is 1 and page_size 10 unless given, up to 100": page,
      "newest first": notStated,
    },
    requestFields: [
      ...fieldsFrom(page, "page_no", "page_size"),
      ...fieldsFrom(client("bailian-cli sends it"), "purpose"),
    ],
    answerFields: [...fieldsFrom(page, "total", "page_size", "page_no"), ...fieldsWithin("files[]", fileFields)],
  },
  get: {
    source: page,
    rules: {
      ...unknownFile,
      "url leads nowhere": ours("there is no object storage; the page gives a link for a while"),
    },
    requestFields: [],
    answerFields: fileFields,
  },
  delete: {
    source: page,
    rules: {
      "the answer holds the request_id alone": page,
      ...unknownFile,
      "a file that a job was started with may go": notStated,
    },
    requestFields: [],
    answerFields: [],
  },
};
