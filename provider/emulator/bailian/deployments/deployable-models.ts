import { own } from "../../../base/own";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { type BailianCall, operation, pageQuery } from "../call";
import { baseModels } from "../models/base-models";
import type { CustomModel } from "../models/model-store";
import type { DeploymentPlan } from "./deployment-life";

/** Resources of one part of a deployment. */
interface TemplateRole {
  readonly model_unit_spec: string;
  /** Units of one instance, that is `base_capacity`: a capacity is a multiple of it. */
  readonly capacity_unit_per_instance: number;
}

/** How a model can be deployed by model units. */
export interface DeploymentTemplate {
  readonly template_id: string;
  readonly template_name: string;
  /** `SEPERATED`, spelt so: first token and further ones are computed on different instances, each with a capacity. */
  readonly template_type: "COUPLED" | "SEPERATED";
  readonly template_version: string;
  readonly template_desc: string;
  readonly roles:
    { readonly unified: TemplateRole } | { readonly prefill: TemplateRole; readonly decode: TemplateRole };
}

const role = (spec: string, units: number): TemplateRole => ({
  model_unit_spec: spec,
  capacity_unit_per_instance: units,
});

const unified = (spec: string, units: number, name: string): DeploymentTemplate => ({
  template_id: spec,
  template_name: name,
  template_type: "COUPLED",
  template_version: "v1",
  template_desc: `${spec}, multiples of ${units}`,
  roles: { unified: role(spec, units) },
});

/** Templates of most text models. The smallest comes first. */
const commonTemplates: readonly DeploymentTemplate[] = [
  unified("MU5", 1, "单机部署-轻量推理型"),
  unified("MU1", 4, "单机部署-标准推理型"),
  unified("MU2", 8, "单机部署-高性能推理型"),
  {
    template_id: "MU1-PD",
    template_name: "PD分离部署-标准推理型",
    template_type: "SEPERATED",
    template_version: "v1",
    template_desc: "MU1, multiples of 4 for each role",
    roles: { prefill: role("MU1", 4), decode: role("MU1", 4) },
  },
];

/** Units of a template that a model has otherwise, or alone [create-deployment-api]. */
const ownUnits: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "qwen2.5-7b-instruct": { MU1: 2 },
  "qwen2.5-14b-instruct": { MU1: 2 },
  "qwen3.5-27b": { MU9: 1 },
};

/** Templates by which a model, or one that was tuned on it, is deployed; what is not listed has those of most. */
export function templatesOf(baseModel: string): readonly DeploymentTemplate[] {
  const owned = Object.entries(own(ownUnits, baseModel) ?? {}).map(([spec, units]) => {
    const common = commonTemplates.find(({ template_id: id }) => id === spec);
    return unified(spec, units, common?.template_name ?? "单机部署-标准推理型");
  });
  const others = commonTemplates.filter(
    ({ template_id: id }) => !owned.some((template) => template.template_id === id),
  );
  return [...others, ...owned];
}

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
function deployableTuned(tuned: CustomModel): DeployableModel {
  const { model_id: model, base_model: base, training_type: type } = tuned;
  return deployable(model, base, loraTypes.has(type) ? ["lora", "mu"] : ["mu"]);
}

/** The model of a name, where this workspace can deploy it. Inside a transaction. */
export function findDeployable(call: BailianCall, name: string): DeployableModel | undefined {
  const base = deployableBaseModels.find(({ model_name: model }) => model === name);
  if (base !== undefined) return base;
  const tuned = call.models.get(name, call.context.world.now());
  if (tuned === undefined || tuned.workspace_id !== call.workspaceId) return undefined;
  return deployableTuned(tuned);
}

function deployable(model: string, base: string, plans: readonly DeploymentPlan[]): DeployableModel {
  return { model_name: model, base_model: base, plans };
}

const modelsPage = doc("model-deployment-api-reference");

/** Models that can be deployed: the cloud's own ones, or with `model_source=custom` those that tuning made. */
export const listDeployableModels = operation({
  name: "ListDeployableModels",
  routes: [{ method: "GET", path: "/api/v1/deployments/models" }],
  source: modelsPage,
  rules: {
    "page_no is 1 and page_size 50 unless given, up to 100": modelsPage,
    "base models unless model_source is custom; plans and templates with version v1.0": modelsPage,
    "templates are MU5, MU1, MU2 and MU1-PD; qwen2.5-7b-instruct and -14b-instruct have two units for MU1, qwen3.5-27b has MU9":
      doc("create-deployment-api, newest edition; that every model has the others is our choice"),
    "base_capacity is 1 where the version is not asked for": ours("templates have their own"),
  },
  requestFields: fieldsFrom(modelsPage, "page_no", "page_size", "version", "model_source"),
  answerFields: [
    ...fieldsFrom(modelsPage, "page_no", "page_size", "total", "models[].model_name", "models[].plans"),
    ...fieldsFrom(doc("create-deployment-api"), "models[].base_capacity"),
    ...fieldsFrom(client("bailian-cli reads it"), "models[].supported_plans"),
  ],
  transaction: "read",
  parse: (call) => ({
    ...pageQuery(call, { fallback: 50, max: 100 }),
    isCustom: call.query.get("model_source") === "custom",
    show: call.query.get("version") === "v1.0" ? withPlans : withCapacity,
  }),
  answer: (call, { pageNo, pageSize, offset, isCustom, show }) => {
    const now = call.context.world.now();
    const found = isCustom
      ? call.models.page(call.workspaceId, now, { offset, limit: pageSize }).map(deployableTuned)
      : deployableBaseModels.slice(offset, offset + pageSize);
    const total = isCustom ? call.models.count(call.workspaceId, now) : deployableBaseModels.length;
    return { output: { page_no: pageNo, page_size: pageSize, total, models: found.map(show) } };
  },
});

function withCapacity({ model_name: name }: DeployableModel): object {
  return { model_name: name, base_capacity: 1 };
}

function withPlans({ model_name: name, base_model: base, plans }: DeployableModel): object {
  return {
    model_name: name,
    plans: plans.map((plan) => (plan === "mu" ? { plan, templates: templatesOf(base) } : { plan })),
    supported_plans: plans,
  };
}
