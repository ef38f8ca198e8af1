import { z } from "zod";
import { conversation, maxTokens } from "../../inference/conversation";
import { answerPieces, eventStream } from "../../inference/event-stream";
import { client, doc, fieldsFrom } from "../../provenance/provenance";
import { operation, readBody } from "../call";
import { findAnsweringModel } from "./answering-model";
import { answerRules, say, type Saying } from "./say";

const body = z.object({
  model: z.string().min(1),
  messages: conversation,
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  max_tokens: maxTokens,
  max_completion_tokens: maxTokens,
  enable_thinking: z.boolean().nullish(),
});

const page = doc("compatibility-of-openai-with-dashscope");
const openai = client("openai 3.54.0");

/** Chat completions of the OpenAI-compatible surface. */
export const chatCompletion = operation({
  name: "ChatCompletion",
  routes: [{ method: "POST", path: "/compatible-mode/v1/chat/completions" }],
  source: page,
  rules: {
    ...answerRules,
    "tuned models answer here too": doc("model-deployment-quick-start; older pages say that they do not"),
    "stream gives chunks and [DONE]; stream_options.include_usage a last chunk with the usage": openai,
  },
  requestFields: [
    ...fieldsFrom(page, "model", "messages", "stream", "stream_options", "max_tokens", "enable_thinking"),
    ...fieldsFrom(openai, "max_completion_tokens"),
  ],
  answerFields: fieldsFrom(
    page,
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
  transaction: "own",
  parse: (call) => readBody(call, body),
  answer: (call, asked) => {
    const saying = say(findAnsweringModel(call, asked.model), asked.messages, {
      maxTokens: asked.max_completion_tokens ?? asked.max_tokens,
      enableThinking: asked.enable_thinking !== false,
    });
    const { world, store } = call.context;
    const common = {
      id: `chatcmpl-${call.record.requestId}`,
      created: Math.floor(store.read(() => world.now()) / 1000),
      model: asked.model,
      system_fingerprint: null,
    };
    if (asked.stream === true) return streamed(common, saying, asked.stream_options?.include_usage === true);
    const message = { role: "assistant", content: saying.text, ...thoughts(saying.thinking) };
    return {
      ...common,
      object: "chat.completion",
      choices: [{ index: 0, message, finish_reason: saying.finishReason, logprobs: null }],
      usage: usageOf(saying),
    };
  },
});

function streamed(common: object, saying: Saying, includeUsage: boolean): Response {
  const chunk = (choices: readonly object[], usage: object | null) =>
    JSON.stringify({ ...common, object: "chat.completion.chunk", choices, ...(includeUsage ? { usage } : {}) });
  const delta = (members: object, finishReason: string | null = null) =>
    chunk([{ index: 0, delta: members, finish_reason: finishReason, logprobs: null }], null);
  return eventStream([
    delta({ role: "assistant", content: "", ...thoughts(saying.thinking) }),
    ...answerPieces(saying.text).map((content) => delta({ content })),
    delta({ content: "" }, saying.finishReason),
    ...(includeUsage ? [chunk([], usageOf(saying))] : []),
    "[DONE]",
  ]);
}

function thoughts(thinking: string | undefined): object {
  return thinking === undefined ? {} : { reasoning_content: thinking };
}

function usageOf({ inputTokens, outputTokens }: Saying): object {
  return { prompt_tokens: inputTokens, completion_tokens: outputTokens, total_tokens: inputTokens + outputTokens };
}
