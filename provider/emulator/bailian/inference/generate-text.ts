import { z } from "zod";
import { conversation, maxTokens } from "../../inference/conversation";
import { answerPieces } from "../../inference/event-stream";
import { doc, fieldsFrom } from "../../provenance/provenance";
import { operation, readBody } from "../call";
import { findAnsweringModel } from "./answering-model";
import { answerRules, say, type Saying } from "./say";

const body = z.object({
  model: z.string().min(1),
  input: z
    .object({ messages: conversation.optional(), prompt: z.string().nullish() })
    .refine(({ messages, prompt }) => messages !== undefined || !!prompt, "Either prompt or messages must be given"),
  parameters: z
    .looseObject({
      result_format: z.enum(["message", "text"]).default("text"),
      incremental_output: z.boolean().nullish(),
      max_tokens: maxTokens,
      enable_thinking: z.boolean().nullish(),
    })
    .nullish(),
});

const page = doc("qwen-api-reference");

/** Most events of a stream that says all again in each (our choice): a long answer would grow with its square. */
const mostRepetitions = 64;

/** Text generation of the native API. The header `X-DashScope-SSE: enable` streams. */
export const generateText = operation({
  name: "GenerateText",
  routes: [{ method: "POST", path: "/api/v1/services/aigc/text-generation/generation" }],
  source: page,
  rules: {
    ...answerRules,
    "result_format is text unless given": page,
    "X-DashScope-SSE: enable streams: everything so far, or with incremental_output the new part": page,
  },
  requestFields: fieldsFrom(
    page,
    "model",
    "input.messages",
    "input.prompt",
    "parameters.result_format",
    "parameters.incremental_output",
    "parameters.max_tokens",
    "parameters.enable_thinking",
  ),
  answerFields: fieldsFrom(page, "choices[].finish_reason", "choices[].message", "text", "finish_reason"),
  transaction: "own",
  parse: (call) => readBody(call, body),
  answer: (call, { model, input, parameters }) => {
    const messages = input.messages ?? [{ role: "user", content: input.prompt ?? "" }];
    const saying = say(findAnsweringModel(call, model), messages, {
      maxTokens: parameters?.max_tokens,
      enableThinking: parameters?.enable_thinking !== false,
    });
    const show = parameters?.result_format === "message" ? asMessage : asText;
    if (call.request.headers.get("x-dashscope-sse")?.toLowerCase() !== "enable") {
      return { output: show(saying.text, saying.thinking, saying.finishReason), usage: usageOf(saying) };
    }
    const isIncremental = parameters?.incremental_output === true;
    const pieces = answerPieces(saying.text, isIncremental ? Infinity : mostRepetitions);
    const events = pieces.map((piece, index) => {
      const isLast = index === pieces.length - 1;
      const text = isIncremental ? piece : pieces.slice(0, index + 1).join("");
      const thinking = isIncremental && index > 0 ? undefined : saying.thinking;
      return {
        output: show(text, thinking, isLast ? saying.finishReason : "null"),
        usage: usageOf(saying),
        request_id: call.record.requestId,
      };
    });
    return nativeEvents(events);
  },
});

function asMessage(content: string, thinking: string | undefined, finishReason: string): object {
  const message = { role: "assistant", content, ...(thinking === undefined ? {} : { reasoning_content: thinking }) };
  return { choices: [{ finish_reason: finishReason, message }] };
}

function asText(text: string, _thinking: string | undefined, finishReason: string): object {
  return { text, finish_reason: finishReason };
}

function usageOf({ inputTokens, outputTokens }: Saying): object {
  return { input_tokens: inputTokens, output_tokens: outputTokens, total_tokens: inputTokens + outputTokens };
}

/** Server-sent events as the native API writes them: numbered, each with its kind and status. */
function nativeEvents(events: readonly object[]): Response {
  const body = events
    .map((event, index) => `id:${index + 1}\nevent:result\n:HTTP_STATUS/200\ndata:${JSON.stringify(event)}\n\n`)
    .join("");
  return new Response(body, {
    headers: { "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache" },
  });
}
