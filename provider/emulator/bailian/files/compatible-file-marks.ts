import { client, doc, fieldsFrom, fieldsWithin, ours, type Provenance } from "../../provenance/provenance";

const page = doc("openai-file-interface");
const sdk = client("openai 3.54.0");

const fields = fieldsFrom(
  page,
  "id",
  "object",
  "bytes",
  "created_at",
  "filename",
  "purpose",
  "status",
  "status_details",
);

const unknownFile = { "an unknown file is 404": ours("as openai 3.54.0 expects of an OpenAI server") };

/** Where the file calls of the OpenAI-compatible surface come from. */
export const compatibleFileMarks: Readonly<Record<"create" | "list" | "get" | "delete", Provenance>> = {
  create: {
    source: page,
    rules: {
      "the ID is file-ft-, file-fe- or file-batch- by purpose": page,
      "another purpose is refused": ours("openai-file-interface lists three"),
      "another form field than file and purpose is refused": client("bailian-cli, comment on the server's answer"),
      "files of both surfaces are the same files": client("bailian-cli uploads here and lists by the native call"),
    },
    requestFields: fieldsFrom(page, "file", "purpose"),
    answerFields: fields,
  },
  list: {
    source: sdk,
    rules: {
      "newest first; after is the last ID of the page before": sdk,
      "limit is 2000 unless given, up to 10,000": ours("openai-file-interface gives the page size only"),
    },
    requestFields: fieldsFrom(page, "purpose", "limit", "after"),
    answerFields: [...fieldsFrom(sdk, "object", "has_more"), ...fieldsWithin("data[]", fields)],
  },
  get: { source: sdk, rules: { ...unknownFile }, requestFields: [], answerFields: fields },
  delete: {
    source: sdk,
    rules: { ...unknownFile },
    requestFields: [],
    answerFields: fieldsFrom(sdk, "id", "object", "deleted"),
  },
};
