import { fieldsFrom } from "../../marks/fields-from";
import type { MarkedRule } from "../../marks/marked-rule";
import type { OperationMarks } from "../../marks/operation-marks";

const nativePage = { kind: "document", reference: "qwen-api-reference" } as const;
const compatiblePage = { kind: "document", reference: "compatibility-of-openai-with-dashscope" } as const;
const client = { kind: "client", reference: "dashscope 2.0.2" } as const;
const openai = { kind: "client", reference: "openai 3.54.0" } as const;
const ours = (reference: string) => ({ kind: "our choice", reference }) as const;

const shared: readonly MarkedRule[] = [
  {
    rule: "model is the deployed_model of a deployment that serves, or a listed base model",
    source: { kind: "document", reference: "model-deployment-quick-start" },
  },
  {
    rule: "a model that does not exist, or that nobody has deployed, is 404",
    source: { kind: "document", reference: "error-code" },
  },
  {
    rule: "a deployment of another workspace is 403 Model.AccessDenied",
    source: { kind: "document", reference: "error-code" },
  },
  { rule: "while the account owes money 400 Arrearage", source: { kind: "document", reference: "error-code" } },
  {
    rule: "a tuned model gives the trained answer to a prompt of its first 10,000 training rows, and names itself otherwise",
    source: ours("there is no language model here"),
  },
  {
    rule: "thoughts that an answer was trained with come as reasoning_content, unless enable_thinking is false",
    source: { kind: "document", reference: "qwen-api-reference; which models think is our choice" },
  },
  {
    rule: "max_tokens cuts the answer, with finish_reason length; other parameters change nothing",
    source: { kind: "document", reference: "qwen-api-reference; what is ignored is our choice" },
  },
];

/** Where the calls that ask a model come from. */
export const generationMarks: Readonly<
  Record<"generate" | "chat" | "nativeModels" | "compatibleModels", OperationMarks>
> = {
  generate: {
    source: nativePage,
    rules: [
      ...shared,
      { rule: "result_format is text unless given", source: nativePage },
      {
        rule: "X-DashScope-SSE: enable streams: everything so far, or with incremental_output the new part",
        source: nativePage,
      },
    ],
    requestFields: fieldsFrom(
      nativePage,
      "model",
      "input.messages",
      "input.prompt",
      "parameters.result_format",
      "parameters.incremental_output",
      "parameters.max_tokens",
      "parameters.enable_thinking",
    ),
    answerFields: fieldsFrom(nativePage, "choices[].finish_reason", "choices[].message", "text", "finish_reason"),
  },
  chat: {
    source: compatiblePage,
    rules: [
      ...shared,
      {
        rule: "tuned models answer here too",
        source: { kind: "document", reference: "model-deployment-quick-start; older pages say that they do not" },
      },
      {
        rule: "stream gives chunks and [DONE]; stream_options.include_usage a last chunk with the usage",
        source: openai,
      },
    ],
    requestFields: [
      ...fieldsFrom(compatiblePage, "model", "messages", "stream", "stream_options", "max_tokens", "enable_thinking"),
      ...fieldsFrom(openai, "max_completion_tokens"),
    ],
    answerFields: fieldsFrom(
      compatiblePage,
      "id",
      "object",
      "created",
      "model",
      "system_fingerprint",
      "choices[].index",
      "choices[].finish_reason",
      "choices[].logprobs",
      "choices[].message",
      "usage",
    ),
  },
  nativeModels: {
    source: client,
    rules: [
      {
        rule: "the models that can be called: listed base models, then deployments that serve",
        source: ours("not stated"),
      },
      { rule: "model selects one by its name", source: client },
    ],
    requestFields: fieldsFrom(client, "page_no", "page_size", "model"),
    answerFields: fieldsFrom(
      client,
      "page_no",
      "page_size",
      "total",
      "models[].model",
      "models[].source",
      "models[].provider",
    ),
  },
  compatibleModels: {
    source: openai,
    rules: [
      {
        rule: "the models that can be called: listed base models, then deployments that serve",
        source: ours("not stated"),
      },
    ],
    requestFields: [],
    answerFields: fieldsFrom(openai, "object", "data[].id", "data[].object", "data[].created", "data[].owned_by"),
  },
};
