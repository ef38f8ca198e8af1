import { z } from "zod";
import { answerChat, type ChatMessage, limitAnswer } from "../../inference/answer-chat";
import { answerPieces, eventStream } from "../../inference/event-stream";
import { plainContent } from "../../inference/taught-by-chat";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { inferenceRoot } from "../services/service-state";
import { authenticateV1Inference } from "./access-token";
import { answerId, findModel, readChatBody } from "./asked-model";
import { v1InferenceRefusal } from "./inference-errors";
import type { InferenceOperation } from "./inference-operation";

const schema = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.unknown() })).min(1),
  system: z.string().nullish(),
  stream: z.boolean().nullish(),
  max_output_tokens: z.int().min(1).nullish(),
});

const mock = client("the SDK's mock");

/** V1's chat: the model stands in the address. */
export const v1Chat: InferenceOperation = {
  name: "chat",
  method: "POST",
  path: `${inferenceRoot}/chat/`,
  errors: "v1",
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
  answer: async (call) => {
    authenticateV1Inference(call);
    const { context, cloud, record, rest } = call;
    const body = schema.safeParse(await readChatBody(call, v1InferenceRefusal));
    if (!body.success) throw v1InferenceRefusal("invalidMessages");
    const { messages: given, system, stream, max_output_tokens: maxTokens } = body.data;
    const messages = given.map(({ role, content }) => ({ role, content: plainContent(content) }));
    if (!areInTurn(messages)) {
      throw v1InferenceRefusal("invalidMessages", "of odd number, user and assistant in turn");
    }
    const spoken = system ? [{ role: "system", content: system }, ...messages] : messages;
    const said = context.store.read(() => {
      const found = findModel(cloud, rest, "endpoint");
      record.subject = found.subject;
      if ("problem" in found) throw v1InferenceRefusal(found.problem);
      return answerChat(found.model, spoken);
    });
    const { text, isCut } = limitAnswer(said.text, maxTokens ?? undefined);
    const common = {
      id: answerId(record.requestId),
      object: "chat.completion",
      created: Math.floor(context.world.now() / 1000),
      need_clear_history: false,
      usage: {
        prompt_tokens: said.promptTokens,
        completion_tokens: said.completionTokens,
        total_tokens: said.promptTokens + said.completionTokens,
      },
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
};

function areInTurn(messages: readonly ChatMessage[]): boolean {
  const isOdd = messages.length % 2 === 1;
  return isOdd && messages.every(({ role }, index) => (index % 2 === 1) === (role === "assistant"));
}
