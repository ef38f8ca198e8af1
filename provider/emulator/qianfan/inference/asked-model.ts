import type { AnsweringModel } from "../../inference/answer-chat";
import { readLimitedText } from "../../read-limited-text";
import type { QianfanCloud } from "../cloud";
import { presetServices } from "../services/preset-services";
import { serviceState } from "../services/service-state";
import type { InferenceErrorName, InferenceRefusal } from "./inference-errors";
import type { InferenceCall } from "./inference-operation";

/** The model behind a name, or why there is none. */
export type FoundModel =
  | { readonly model: AnsweringModel; readonly subject: string }
  | { readonly problem: Extract<InferenceErrorName, "unknownModel" | "unavailable">; readonly subject: string };

/** Finds what answers under a name: a base model, or the version that a service serves at this moment. Inside a read. */
export function findModel(cloud: QianfanCloud, name: string, presetName: "model" | "endpoint"): FoundModel {
  const preset = presetServices.find((service) => service[presetName] === name);
  if (preset !== undefined) return { model: { name: preset.model }, subject: preset.serviceId };
  const service = cloud.services.byEndpoint(name);
  if (service === undefined) return { problem: "unknownModel", subject: name };
  const { status, version } = serviceState(cloud, service);
  if (status === "Stopped" || status === "Failed") return { problem: "unknownModel", subject: service.id };
  if (status !== "Serving") return { problem: "unavailable", subject: service.id };
  const answerTo = (prompt: string) => cloud.trainingPairs.answerTo(version.task_id, prompt);
  return { model: { name, tuning: { baseModel: version.base_model, answerTo } }, subject: service.id };
}

/** Largest body in bytes (our choice: the documents limit characters, by model). */
const maxBytes = 4 * 2 ** 20;

/** The JSON body of an inference call. `refuse` makes a refusal in the route's form. @throws InferenceRefusal */
export async function readChatBody(
  { request }: InferenceCall,
  refuse: (name: InferenceErrorName) => InferenceRefusal,
): Promise<unknown> {
  const text = await readLimitedText(request, maxBytes).catch(() => {
    throw refuse("invalidJson");
  });
  if (text === undefined) throw refuse("tooLarge");
  try {
    return JSON.parse(text);
  } catch {
    throw refuse("invalidJson");
  }
}

/** `as-` and ten characters, the form of every answer's ID [SDK's mock], made of the request's ID. */
export function answerId(requestId: string): string {
  return `as-${requestId.replaceAll("-", "").slice(0, 10)}`;
}
