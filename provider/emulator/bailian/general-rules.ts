import { client, doc, ours, type Rules, seed } from "../provenance/provenance";

/** Rules of every call of the simulated Bailian, whatever it asks for. */
export const generalRules: Rules = {
  "a success is {request_id, output}, for files {request_id, data}; an error {code, request_id, message}": seed(
    "000; data by model-customization-file-management-service",
  ),
  "a success holds no code, message, usage or status beside output": client(
    "dashscope 2.0.2 lets them override the job's own",
  ),
  "a create answers 200, not 201": client("dashscope 1.27.8: its command line and wait accept no other"),
  "request_id is a UUID in lower case": seed("000, where errors show upper case too"),
  "members of the job are never null; what is unknown is left out": client(
    "dashscope 2.0.2 refuses null lists and objects",
  ),
  "unknown members of a body and of a query are ignored": ours("not stated"),
  "Authorization: Bearer key, else 401 InvalidApiKey": doc("error-code"),
  "X-DashScope-WorkSpace selects the workspace whose jobs are seen; without it the key's own": client(
    "dashscope 1.27.8 sends it; that any workspace is taken is our choice",
  ),
  "files belong to the account, not to a workspace": doc("text-generation-tuning-data-upload-rules"),
  "times without a zone are China's": ours("in the samples of 000 the job's ID and its create_time share the minute"),
  "an unknown path is 404 NotFound: Request path not found.": doc("error-code"),
  "the OpenAI-compatible surface answers bare objects, and errors under error with request_id beside it": doc(
    "compatibility-of-openai-with-dashscope",
  ),
  "an operation that the cloud has and the simulated one does not answers 501 NotImplemented with its name":
    ours("never a wrong success"),
  "no answer carries Retry-After": ours("no page names the header"),
};
