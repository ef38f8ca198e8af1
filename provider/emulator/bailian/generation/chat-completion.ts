import { z } from "zod";
import { answerPieces, eventStream } from "../../inference/event-stream";
import { compatibleAnswer } from "../answers";
import { type BailianCall, readBody } from "../call";
import { conversation, maxTokens, say, type Saying } from "./conversation";
import { findAnsweringModel } from "./answering-model";

const body = z.object({
  model: z.string().min(1),
  messages: conversation,
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  max_tokens: maxTokens,
  max_completion_tokens: maxTokens,
  enable_thinking: z.boolean().nullish(),
});

/** Chat completions of the OpenAI-compatible surface. */
export async function chatCompletion(call: BailianCall): Promise<Response> {
  const asked = await readBody(call.request, body);
  const saying = say(findAnsweringModel(call, asked.model), asked.messages, {
    maxTokens: asked.max_completion_tokens ?? asked.max_tokens,
    enableThinking: asked.enable_thinking !== false,
  });
  const { world, store } = call.context;
  const common = {
    id: `chatcmpl-${call.requestId}`,
    created: Math.floor(store.read(() => world.now()) / 1000),
    model: asked.model,
    system_fingerprint: null,
  };
  if (asked.stream === true) return streamed(common, saying, asked.stream_options?.include_usage === true);
  return compatibleAnswer.object({
    ...common,
    object: "chat.completion",
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: saying.text, ...thoughts(saying.thinking) },
        finish_reason: saying.finishReason,
        logprobs: null,
      },
    ],
    usage: usageOf(saying),
  });
}

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
