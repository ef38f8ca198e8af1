import { z } from "zod";
import type { ChatMessage } from "../../inference/answer-chat";
import { conversation, maxTokens } from "../../inference/conversation";
import { answerPieces, eventStream } from "../../inference/event-stream";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { inferenceRoot } from "../services/service-state";
import { answerId, ask, operation, readChatBody } from "./inference-call";
import { refuseV1, v1InferenceErrors, withReason } from "./inference-errors";

const schema = z.object({
  messages: conversation,
  system: z.string().nullish(),
  stream: z.boolean().nullish(),
  max_output_tokens: maxTokens,
});

const mock = client("the SDK's mock");

/** V1's chat: the model stands in the address. */
export const v1Chat = operation({
  name: "chat",
  routes: [
    { method: "POST", path: `${inferenceRoot}/chat/:endpoint+` },
    { method: "POST", path: `${inferenceRoot}/chat/` },
  ],
  source: client("the Python SDK"),
  rules: {
    "the last word of the path is a service's endpoint or a base model's": client("official SDKs"),
    "an access_token in the query does, and so does a signature as for the console, else 110, 111 or 14": client(
      "the Python SDK and the Node SDK; the SDK's mock for the codes",
    ),
    "an endpoint that does not exist or has stopped is 3, one that is not Serving yet is 2": doc(
      "Wlyckvrz8 for the codes; which is for what is our choice",
    ),
    "messages are of odd number, user and assistant in turn, else 336003": client("the SDK's mock"),
    "with stream the answer comes in events, the last with is_end true": client("the SDK's mock"),
    "a trained prompt gets its trained answer; anything else is echoed politely, with the model's name":
      ours("there is no model behind it"),
  },
  requestFields: fieldsFrom(
    client("the Python SDK"),
    "messages[].role",
    "messages[].content",
    "system",
    "stream",
    "max_output_tokens",
    "access_token",
  ),
  answerFields: [
    ...fieldsFrom(
      mock,
      "id",
      "object",
      "created",
      "result",
      "is_truncated",
      "need_clear_history",
      "usage.prompt_tokens",
      "usage.completion_tokens",
      "usage.total_tokens",
    ),
    ...fieldsFrom(client("recorded answers"), "finish_reason"),
  ],
  parse: async ({ request }) => {
    const body = schema.safeParse(await readChatBody(request, refuseV1));
    if (!body.success) throw refuseV1("invalidMessages");
    const { messages, system } = body.data;
    if (!areInTurn(messages)) {
      const reason = "of odd number, user and assistant in turn";
      throw refuseV1("invalidMessages", withReason(v1InferenceErrors.invalidMessages, reason));
    }
    return { ...body.data, messages: system ? [{ role: "system", content: system }, ...messages] : messages };
  },
  transaction: "read",
  answer: (call, { messages, stream, max_output_tokens: mostTokens }) => {
    const { context, record, params } = call;
    const asked = { name: params["endpoint"] ?? "", by: "endpoint" } as const;
    const { text, isCut, usage } = ask(call, asked, messages, mostTokens, refuseV1);
    const common = {
      id: answerId(record.requestId),
      object: "chat.completion",
      created: Math.floor(context.world.now() / 1000),
      need_clear_history: false,
      usage,
    };
    const end = { is_truncated: isCut, finish_reason: isCut ? "length" : "normal" };
    if (stream !== true) return Response.json({ ...common, ...end, result: text });
    const pieces = answerPieces(text);
    return eventStream(
      pieces.map((result, index) => {
        const isEnd = index === pieces.length - 1;
        const place = { sentence_id: index, is_end: isEnd };
        return JSON.stringify({ ...common, ...place, ...(isEnd ? end : { is_truncated: false }), result });
      }),
    );
  },
});

function areInTurn(messages: readonly ChatMessage[]): boolean {
  const isOdd = messages.length % 2 === 1;
  return isOdd && messages.every(({ role }, index) => (index % 2 === 1) === (role === "assistant"));
}
