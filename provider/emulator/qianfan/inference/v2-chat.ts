import { z } from "zod";
import { conversation, maxTokens } from "../../inference/conversation";
import { answerPieces, eventStream } from "../../inference/event-stream";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { answerId, ask, operation, readChatBody, type Said } from "./inference-call";
import { refuseV2, v2InferenceErrors, withReason } from "./inference-errors";

const schema = z.object({
  model: z.string().nullish(),
  messages: conversation,
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  max_tokens: maxTokens,
  max_completion_tokens: maxTokens,
});

const page = doc("3m7of64lb");

/** V2's chat, as OpenAI's: the model stands in the body. */
export const v2Chat = operation({
  name: "chat/completions",
  routes: [{ method: "POST", path: "/v2/chat/completions" }],
  source: doc("Fm2vrveyu, 3m7of64lb"),
  rules: {
    "model is a base model's name, or the endpoint of a service (the console calls it the API's name)": page,
    "Authorization: Bearer with an API key bce-v3/ALTAK-…, or with a token of BCE-BEARER/token": doc(
      "2m3fihw8s; the Python SDK for the token",
    ),
    "a model that does not exist, has stopped or is not Serving yet is refused with 401 invalid_model": doc(
      "detail-161097; that all three are alike is our choice",
    ),
    "the last message is the user's or a tool's, else 400 invalid_messages": doc("3m7of64lb; the code is our choice"),
    "with stream the answer comes in chunks, [DONE] at the end; usage in a chunk of its own where asked for": client(
      "openai 3.54.0, and the Python SDK for [DONE]",
    ),
    "a trained prompt gets its trained answer; anything else is echoed politely, with the model's name":
      ours("there is no model behind it"),
    "other members of OpenAI's request are not read": ours("nothing here is sampled"),
  },
  requestFields: [
    ...fieldsFrom(page, "model", "messages[].role", "messages[].content"),
    ...fieldsFrom(
      client("openai 3.54.0"),
      "stream",
      "stream_options.include_usage",
      "max_tokens",
      "max_completion_tokens",
    ),
  ],
  answerFields: [
    ...fieldsFrom(
      client("openai 3.54.0"),
      "object",
      "created",
      "model",
      "choices[].index",
      "choices[].message.role",
      "choices[].message.content",
      "choices[].finish_reason",
      "usage.prompt_tokens",
      "usage.completion_tokens",
      "usage.total_tokens",
    ),
    ...fieldsFrom(client("the SDK's mock: as- and ten characters"), "id"),
  ],
  parse: async ({ request }) => {
    const body = schema.safeParse(await readChatBody(request, refuseV2));
    if (!body.success) throw refuseV2("invalidMessages");
    const { model, messages } = body.data;
    if (!model) throw refuseV2("noModel");
    const last = messages[messages.length - 1]?.role ?? "";
    if (!["user", "tool"].includes(last)) {
      throw refuseV2("invalidMessages", withReason(v2InferenceErrors.invalidMessages, "the last is not the user's"));
    }
    return { ...body.data, model };
  },
  transaction: "read",
  answer: (call, { model, messages, stream, stream_options: options, max_tokens, max_completion_tokens }) => {
    const { context, record } = call;
    const mostTokens = max_completion_tokens ?? max_tokens;
    const { text, isCut, usage } = ask(call, { name: model, by: "model" }, messages, mostTokens, refuseV2);
    const common = { id: answerId(record.requestId), created: Math.floor(context.world.now() / 1000), model };
    const finishReason = isCut ? "length" : "stop";
    if (stream === true)
      return streamed(common, text, finishReason, options?.include_usage === true ? usage : undefined);
    const message = { role: "assistant", content: text };
    const choices = [{ index: 0, message, finish_reason: finishReason }];
    return Response.json({ ...common, object: "chat.completion", choices, usage });
  },
});

function streamed(
  common: Readonly<Record<string, string | number>>,
  text: string,
  finishReason: string,
  usage: Said["usage"] | undefined,
): Response {
  const chunk = (more: object) => JSON.stringify({ ...common, object: "chat.completion.chunk", ...more });
  const pieces = answerPieces(text);
  const events = pieces.map((content, index) => {
    const delta = index === 0 ? { role: "assistant", content } : { content };
    const end = index === pieces.length - 1 ? finishReason : null;
    return chunk({ choices: [{ index: 0, delta, finish_reason: end }] });
  });
  return eventStream([...events, ...(usage === undefined ? [] : [chunk({ choices: [], usage })]), "[DONE]"]);
}
