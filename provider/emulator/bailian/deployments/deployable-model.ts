import type { BailianCall } from "../bailian-call";
import { baseModels } from "../jobs/base-models";
import type { DeploymentPlan } from "./deployment-record";

/** A model and the plans by which it can be deployed. */
export interface DeployableModel {
  readonly model_name: string;
  readonly base_model: string;
  /** The first one counts where a request names none. */
  readonly plans: readonly DeploymentPlan[];
}

/** Models that are served with reserved throughput, and one of those that are deployed by compute units. */
const otherModels: Readonly<Record<string, DeploymentPlan>> = {
  "qwen-flash-2025-07-28": "ptu",
  "qwen-plus-2025-12-01": "ptu",
  "qwen3-max-2025-09-23": "ptu",
  "animate-anyone-detect": "cu",
};

const mediaModel = /^(wan|qwen-image|cosyvoice)/;
const loraTypes = new Set(["efficient_sft", "dpo_lora"]);

/** The cloud's own models that can be deployed. */
export const deployableBaseModels: readonly DeployableModel[] = [
  ...Object.keys(baseModels)
    .filter((model) => !mediaModel.test(model))
    .map((model) => deployable(model, model, ["mu"])),
  ...Object.entries(otherModels).map(([model, plan]) => deployable(model, model, [plan])),
];

/** A model that tuning made: what LoRA trained can be billed by token, everything by model units. */
export function deployableTuned(modelId: string, baseModel: string, trainingType: string | null): DeployableModel {
  const isLora = trainingType === null || loraTypes.has(trainingType);
  return deployable(modelId, baseModel, isLora ? ["lora", "mu"] : ["mu"]);
}

/** The model of a name, where this workspace can deploy it. Inside a transaction. */
export function findDeployable(call: BailianCall, name: string): DeployableModel | undefined {
  const base = deployableBaseModels.find(({ model_name: model }) => model === name);
  if (base !== undefined) return base;
  const tuned = call.models.get(name, call.context.world.now());
  if (tuned === undefined || (tuned.workspace_id ?? call.workspaceId) !== call.workspaceId) return undefined;
  return deployableTuned(tuned.model_id, tuned.base_model, tuned.training_type);
}

function deployable(model: string, base: string, plans: readonly DeploymentPlan[]): DeployableModel {
  return { model_name: model, base_model: base, plans };
}
