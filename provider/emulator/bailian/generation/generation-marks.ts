import { client, doc, fieldsFrom, ours, type Provenance, type Rules } from "../../provenance/provenance";

const nativePage = doc("qwen-api-reference");
const compatiblePage = doc("compatibility-of-openai-with-dashscope");
const sdk = client("dashscope 2.0.2");
const openai = client("openai 3.54.0");

const shared: Rules = {
  "model is the deployed_model of a deployment that serves, or a listed base model":
    doc("model-deployment-quick-start"),
  "a model that does not exist, or that nobody has deployed, is 404": doc("error-code"),
  "a deployment of another workspace is 403 Model.AccessDenied": doc("error-code"),
  "while the account owes money 400 Arrearage": doc("error-code"),
  "a tuned model gives the trained answer to a prompt of its first 10,000 training rows, and names itself otherwise":
    ours("there is no language model here"),
  "thoughts that an answer was trained with come as reasoning_content, unless enable_thinking is false": doc(
    "qwen-api-reference; which models think is our choice",
  ),
  "max_tokens cuts the answer, with finish_reason length; other parameters change nothing": doc(
    "qwen-api-reference; what is ignored is our choice",
  ),
};

/** Where the calls that ask a model come from. */
export const generationMarks: Readonly<Record<"generate" | "chat" | "nativeModels" | "compatibleModels", Provenance>> =
  {
    generate: {
      source: nativePage,
      rules: {
        ...shared,
        "result_format is text unless given": nativePage,
        "X-DashScope-SSE: enable streams: everything so far, or with incremental_output the new part": nativePage,
      },
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
      rules: {
        ...shared,
        "tuned models answer here too": doc("model-deployment-quick-start; older pages say that they do not"),
        "stream gives chunks and [DONE]; stream_options.include_usage a last chunk with the usage": openai,
      },
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
      source: sdk,
      rules: {
        "the models that can be called: listed base models, then deployments that serve": ours("not stated"),
        "model selects one by its name": sdk,
      },
      requestFields: fieldsFrom(sdk, "page_no", "page_size", "model"),
      answerFields: fieldsFrom(
        sdk,
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
      rules: {
        "the models that can be called: listed base models, then deployments that serve": ours("not stated"),
      },
      requestFields: [],
      answerFields: fieldsFrom(openai, "object", "data[].id", "data[].object", "data[].created", "data[].owned_by"),
    },
  };
