import type { AnsweringModel } from "../../inference/answer-chat";
import type { BailianCall } from "../call";
import { type DeploymentRecord, servingStatuses } from "../deployments/deployment-life";
import { settleDeployments } from "../deployments/deployment-store";
import { baseModels } from "../models/base-models";
import { refuse } from "../refusals";

/** How long ago the last call must be for the next one to be written down, in simulated milliseconds: a month counts. */
const idleGrainMs = 3_600_000;

/** Who answers to a name: a deployment of this workspace that serves, or one of the cloud's own models. */
export function findAnsweringModel(call: BailianCall, name: string): AnsweringModel {
  const { store, world } = call.context;
  call.record.subject = name;
  const { model, isIdle } = store.read(() => {
    const deployment = call.deployments.get(name, world.now());
    const isIdle = deployment?.plan === "lora" && deployment.idle_from + idleGrainMs < world.now();
    return { model: answeringModel(call, name, deployment), isIdle };
  });
  if (isIdle) store.write(() => touch(call, name));
  return model;
}

function answeringModel(call: BailianCall, name: string, deployment: DeploymentRecord | undefined): AnsweringModel {
  if (deployment === undefined) {
    if (offeredModels.includes(name)) return { name };
    throw refuse("modelNotFound", { model: name });
  }
  if (deployment.workspace_id !== call.workspaceId) throw refuse("modelAccessDenied");
  if (deployment.status === "ARREARS_DOWN") throw refuse("arrears");
  if (!servingStatuses.has(deployment.status) || deployment.ready_capacity === 0)
    throw refuse("modelNotFound", { model: name });
  const tuned = call.models.get(deployment.model_name, call.context.world.now());
  if (tuned === undefined) return { name };
  const answerTo = (prompt: string) => call.context.store.read(() => call.memory.recall(tuned.job_id, prompt));
  return { name, tuning: { baseModel: tuned.base_model, answerTo } };
}

function touch(call: BailianCall, name: string): void {
  settleDeployments(call.context);
  const now = call.context.world.now();
  const deployment = call.deployments.get(name, now);
  if (deployment !== undefined) call.deployments.update({ ...deployment, idle_from: now });
}

/** Text models that everybody can call without a deployment: those that can be tuned, and a few of the page on models. */
export const offeredModels: readonly string[] = [
  ...Object.keys(baseModels).filter((model) => /^qwen[\d.]*-(?!vl|image|plus-character)/.test(model)),
  "qwen-plus",
  "qwen-flash",
  "qwen-max",
];
