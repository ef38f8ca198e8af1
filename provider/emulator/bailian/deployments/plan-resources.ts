import { refuse } from "../refusals";
import { type DeploymentTemplate, templatesOf } from "./deployable-models";
import type { DeploymentPlan, DeploymentRecord, DeploymentSettings } from "./deployment-life";
import type { CreateDeploymentBody } from "./deployment-request";

/** What a deployment is given. */
interface PlannedResources extends Pick<DeploymentRecord, "base_capacity" | "capacity"> {
  readonly settings: DeploymentSettings;
}

interface PlanOptions {
  /** The request named no plan. */
  readonly isDefault: boolean;
  /** What the model was tuned on, or is. */
  readonly baseModel: string;
}

/** Resources of a deployment by its plan, or the refusal of what the plan does not take. */
export const planResources: Readonly<
  Record<DeploymentPlan, (body: CreateDeploymentBody, options: PlanOptions) => PlannedResources>
> = {
  // The page says that a capacity has no effect.
  lora: () => ({ base_capacity: 1, capacity: 1, settings: {} }),
  mu: unitResources,
  cu: ({ capacity }) => ({
    base_capacity: 1,
    capacity: requireCapacity(required(capacity, "capacity"), 1, 1),
    settings: {},
  }),
  ptu: throughputResources,
};

function throughputResources(body: CreateDeploymentBody): PlannedResources {
  const { ptu_capacity: asked, charge_type: charge, service_tier: tier, overflow_strategy: overflow } = body;
  if (asked == null) throw refuse("missPtuCapacity");
  if (charge != null && charge !== "post_paid" && charge !== "pre_paid") {
    throw refuse("invalidParameter", `charge_type must be post_paid or pre_paid, not ${charge}.`);
  }
  if (charge === "pre_paid") required(body.pre_paid_info, "pre_paid_info");
  if (tier != null && tier !== "ptu_fast" && tier !== "ptu_default") {
    throw refuse("invalidParameter", `service_tier must be ptu_fast or ptu_default, not ${tier}.`);
  }
  return {
    base_capacity: 1,
    capacity: 1,
    settings: {
      ptu_capacity: asked,
      ...(charge == null ? {} : { charge_type: charge }),
      ptu_service_tier: tier ?? "ptu_fast",
      ...(overflow == null ? {} : { overflow_strategy: overflow }),
    },
  };
}

/** Model units. Where the request named no plan, as [dashscope 1.27.8] cannot, the smallest template is taken. */
function unitResources(body: CreateDeploymentBody, options: PlanOptions): PlannedResources {
  const { isDefault } = options;
  const template = templateOf(body, options);
  if (!isDefault) required(body.billing_method, "billing_method");
  if (body.billing_method != null && body.billing_method !== "POST_PAY") {
    throw refuse("invalidParameter", `billing_method must be POST_PAY, not ${body.billing_method}.`);
  }
  const settings = {
    deploy_spec: template.template_id,
    ...given({
      enable_thinking: body.enable_thinking,
      max_context_length: body.max_context_length,
      rpm_limit: body.rpm_limit,
      tpm_limit: body.tpm_limit,
    }),
  };
  const { roles } = template;
  if ("unified" in roles) {
    const { model_unit_spec: spec, capacity_unit_per_instance: units } = roles.unified;
    const capacity = requireCapacity(required(body.capacity, "capacity"), units, 1);
    return { base_capacity: units, capacity, settings: { ...settings, model_unit_spec: spec } };
  }
  const units = roles.prefill.capacity_unit_per_instance;
  const prefill = requireCapacity(required(body.prefill_capacity, "prefill_capacity"), units, 1);
  const decode = requireCapacity(
    required(body.decode_capacity, "decode_capacity"),
    roles.decode.capacity_unit_per_instance,
    1,
  );
  return {
    base_capacity: units,
    capacity: prefill + decode,
    settings: {
      ...settings,
      model_unit_spec: roles.prefill.model_unit_spec,
      prefill_capacity: prefill,
      decode_capacity: decode,
    },
  };
}

function templateOf(body: CreateDeploymentBody, { isDefault, baseModel }: PlanOptions): DeploymentTemplate {
  const templates = templatesOf(baseModel);
  const spec = typeof body.deploy_spec === "object" ? body.deploy_spec?.template_id : body.deploy_spec;
  const wanted = spec ?? body.template_id ?? (isDefault ? templates[0]?.template_id : undefined);
  const id = required(wanted, "deploy_spec");
  const template = templates.find(({ template_id: known }) => known === id);
  if (template === undefined) throw refuse("invalidParameter", `There is no deploy_spec ${id}.`);
  return template;
}

function required<T>(value: T | null | undefined, name: string): T {
  if (value == null) throw refuse("invalidParameter", `Missing ${name}`);
  return value;
}

function given(values: Readonly<Record<string, number | boolean | null | undefined>>): DeploymentSettings {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value != null));
}

/** Capacities stay below it (message of [scale-deployment-api]). */
const capacityLimit = 1000;

/**
 * Refuses a capacity that is no multiple of the template's units, with the documented message. A new deployment needs at
 * least one instance; one that stands may be scaled to nothing.
 */
export function requireCapacity(capacity: number, baseCapacity: number, least: 0 | 1): number {
  if (capacity >= least && capacity < capacityLimit && capacity % baseCapacity === 0) return capacity;
  throw refuse("invalidCapacity", { capacity, base_capacity: baseCapacity });
}
