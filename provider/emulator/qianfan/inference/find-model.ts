import type { AnsweringModel } from "../../inference/answer-chat";
import type { QianfanCloud } from "../cloud";
import { serviceState } from "../services/service-state";
import { presetServices } from "../services/preset-services";
import type { InferenceErrorName } from "./inference-errors";

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
