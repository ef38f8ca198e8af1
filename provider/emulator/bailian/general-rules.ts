import type { MarkedRule } from "../marks/marked-rule";

/** Rules of every call of the simulated Bailian, whatever it asks for. */
export const generalRules: readonly MarkedRule[] = [
  {
    rule: "a success is {request_id, output}, for files {request_id, data}; an error {code, request_id, message}",
    source: { kind: "seed", reference: "000; data by model-customization-file-management-service" },
  },
  {
    rule: "a success holds no code, message, usage or status beside output",
    source: { kind: "client", reference: "dashscope 2.0.2 lets them override the job's own" },
  },
  {
    rule: "a create answers 200, not 201",
    source: { kind: "client", reference: "dashscope 1.27.8: its command line and wait accept no other" },
  },
  {
    rule: "request_id is a UUID in lower case",
    source: { kind: "seed", reference: "000, where errors show upper case too" },
  },
  {
    rule: "members of the job are never null; what is unknown is left out",
    source: { kind: "client", reference: "dashscope 2.0.2 refuses null lists and objects" },
  },
  {
    rule: "unknown members of a body and of a query are ignored",
    source: { kind: "our choice", reference: "not stated" },
  },
  {
    rule: "Authorization: Bearer key, else 401 InvalidApiKey",
    source: { kind: "document", reference: "error-code" },
  },
  {
    rule: "X-DashScope-WorkSpace selects the workspace whose jobs are seen; without it the key's own",
    source: { kind: "client", reference: "dashscope 1.27.8 sends it; that any workspace is taken is our choice" },
  },
  {
    rule: "files belong to the account, not to a workspace",
    source: { kind: "document", reference: "text-generation-tuning-data-upload-rules" },
  },
  {
    rule: "times without a zone are China's",
    source: {
      kind: "our choice",
      reference: "in the samples of 000 the job's ID and its create_time share the minute",
    },
  },
  {
    rule: "an unknown path is 404 NotFound: Request path not found.",
    source: { kind: "document", reference: "error-code" },
  },
  {
    rule: "the OpenAI-compatible surface answers bare objects, and errors under error with request_id beside it",
    source: { kind: "document", reference: "compatibility-of-openai-with-dashscope" },
  },
  {
    rule: "an operation that the cloud has and the simulated one does not answers 501 NotImplemented with its name",
    source: { kind: "our choice", reference: "never a wrong success" },
  },
  {
    rule: "no answer carries Retry-After",
    source: { kind: "our choice", reference: "no page names the header" },
  },
];
