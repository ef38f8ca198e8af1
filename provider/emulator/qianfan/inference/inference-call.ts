import { readJson } from "../../../base/json";
import { answerChat, limitAnswer, type AnsweringModel, type ChatMessage } from "../../inference/answer-chat";
import { readLimitedText } from "../../../base/read-limited-text";
import type { Arrival } from "../../surface/arrival";
import { operationsOf } from "../../surface/operation";
import type { Refuse } from "../../surface/refusal";
import type { QianfanCloud } from "../cloud";
import { presetServices } from "../services/preset-services";
import { serviceState } from "../services/service-state";
import type { InferenceErrorName } from "./inference-errors";

/** One call of an inference route, or of one that gives out tokens for them. */
export interface InferenceCall extends Arrival {
  readonly cloud: QianfanCloud;
}

/** Makes a route that is no console call: it has credentials of its own, and its answer may be a stream. */
export const operation = operationsOf<InferenceCall, Response>();

/** Largest body in bytes (our choice: the documents limit characters, by model). */
const maxBytes = 4 * 2 ** 20;

/** The JSON body of an inference call. `refuse` refuses in the route's form. @throws Refusal */
export async function readChatBody(request: Request, refuse: Refuse<InferenceErrorName>): Promise<unknown> {
  const text = await readLimitedText(request, maxBytes).catch(() => {
    throw refuse("invalidJson");
  });
  if (text === undefined) throw refuse("tooLarge");
  try {
    return readJson(text);
  } catch {
    throw refuse("invalidJson");
  }
}

/** What a model said, and what it cost. */
export interface Said {
  readonly text: string;
  /** Something of it was cut off. */
  readonly isCut: boolean;
  readonly usage: Readonly<Record<"prompt_tokens" | "completion_tokens" | "total_tokens", number>>;
}

/**
 * Asks what stands behind a name: a base model, or the version that a service serves at this moment. Inside a read.
 *
 * @param by which name of a base model that is
 * @throws Refusal in the route's form where there is none, or none that serves
 */
export function ask(
  { cloud, record }: InferenceCall,
  { name, by }: { readonly name: string; readonly by: "model" | "endpoint" },
  messages: readonly ChatMessage[],
  maxTokens: number | undefined,
  refuse: Refuse<InferenceErrorName>,
): Said {
  const found = findModel(cloud, name, by);
  record.subject = found.subject;
  if ("problem" in found) throw refuse(found.problem);
  const { text: whole, promptTokens, completionTokens } = answerChat(found.model, messages);
  return {
    ...limitAnswer(whole, maxTokens),
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    },
  };
}

/** The model behind a name, or why there is none. */
type FoundModel =
  | { readonly model: AnsweringModel; readonly subject: string }
  | { readonly problem: "unknownModel" | "unavailable"; readonly subject: string };

function findModel(cloud: QianfanCloud, name: string, by: "model" | "endpoint"): FoundModel {
  const preset = presetServices.find((service) => service[by] === name);
  if (preset !== undefined) return { model: { name: preset.model }, subject: preset.serviceId };
  const service = cloud.services.byEndpoint(name);
  if (service === undefined) return { problem: "unknownModel", subject: name };
  const { status, version } = serviceState(cloud, service);
  if (status === "Stopped" || status === "Failed") return { problem: "unknownModel", subject: service.id };
  if (status !== "Serving") return { problem: "unavailable", subject: service.id };
  const answerTo = (prompt: string) => cloud.trainingPairs.answerTo(version.task_id, prompt);
  return { model: { name, tuning: { baseModel: version.base_model, answerTo } }, subject: service.id };
}

/** `as-` and ten characters, the form of every answer's ID [SDK's mock], made of the request's ID. */
export function answerId(requestId: string): string {
  return `as-${requestId.replaceAll("-", "").slice(0, 10)}`;
}
