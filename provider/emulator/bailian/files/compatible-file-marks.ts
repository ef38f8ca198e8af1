import { fieldsFrom } from "../../marks/fields-from";
import { fieldsWithin } from "../../marks/fields-within";
import type { OperationMarks } from "../../marks/operation-marks";

const page = { kind: "document", reference: "openai-file-interface" } as const;
const client = { kind: "client", reference: "openai 3.54.0" } as const;

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

const unknownFile = {
  rule: "an unknown file is 404",
  source: { kind: "our choice", reference: "as openai 3.54.0 expects of an OpenAI server" },
} as const;

/** Where the file calls of the OpenAI-compatible surface come from. */
export const compatibleFileMarks: Readonly<Record<"create" | "list" | "get" | "delete", OperationMarks>> = {
  create: {
    source: page,
    rules: [
      { rule: "the ID is file-ft-, file-fe- or file-batch- by purpose", source: page },
      {
        rule: "another purpose is refused",
        source: { kind: "our choice", reference: "openai-file-interface lists three" },
      },
      {
        rule: "another form field than file and purpose is refused",
        source: { kind: "client", reference: "bailian-cli, comment on the server's answer" },
      },
      {
        rule: "files of both surfaces are the same files",
        source: { kind: "client", reference: "bailian-cli uploads here and lists by the native call" },
      },
    ],
    requestFields: fieldsFrom(page, "file", "purpose"),
    answerFields: fields,
  },
  list: {
    source: client,
    rules: [
      { rule: "newest first; after is the last ID of the page before", source: client },
      {
        rule: "limit is 2000 unless given, up to 10,000",
        source: { kind: "our choice", reference: "openai-file-interface gives the page size only" },
      },
    ],
    requestFields: [...fieldsFrom(page, "purpose", "limit", "after")],
    answerFields: [...fieldsFrom(client, "object", "has_more"), ...fieldsWithin("data[]", fields)],
  },
  get: { source: client, rules: [unknownFile], requestFields: [], answerFields: fields },
  delete: {
    source: client,
    rules: [unknownFile],
    requestFields: [],
    answerFields: fieldsFrom(client, "id", "object", "deleted"),
  },
};
