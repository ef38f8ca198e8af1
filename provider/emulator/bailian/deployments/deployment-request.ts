import { z } from "zod";

const units = z.int().nullish();
const limit = z.int().min(1).nullish();

/** Throughput of plan `ptu`; both members have documented defaults. */
export const ptuCapacity = z.object({
  input_tpm: z.int().min(1).default(10_000),
  output_tpm: z.int().min(1).default(1_000),
  thinking_output_tpm: z.int().min(1).optional(),
});

/** Body of a create. Unknown members are ignored; what clients send as null counts as absent. */
export const createDeploymentBody = z.object({
  model_name: z.string().min(1),
  plan: z.string().nullish(),
  name: z.string().nullish(),
  suffix: z.string().nullish(),
  capacity: units,
  prefill_capacity: units,
  decode_capacity: units,
  // A client's source has it as an object too.
  deploy_spec: z.union([z.string(), z.looseObject({ template_id: z.string() })]).nullish(),
  template_id: z.string().nullish(),
  billing_method: z.string().nullish(),
  enable_thinking: z.boolean().nullish(),
  max_context_length: z.int().min(1).max(262_144).nullish(),
  rpm_limit: limit,
  tpm_limit: limit,
  ptu_capacity: ptuCapacity.nullish(),
  charge_type: z.string().nullish(),
  service_tier: z.string().nullish(),
  pre_paid_info: z.looseObject({ duration: z.int().min(1) }).nullish(),
  overflow_strategy: z.string().nullish(),
  aigc_config: z.looseObject({}).nullish(),
});

/** A create whose members have the documented types. */
export type CreateDeploymentBody = z.infer<typeof createDeploymentBody>;

/** Body of a scale. */
export const scaleDeploymentBody = z.object({
  capacity: units,
  prefill_capacity: units,
  decode_capacity: units,
  ptu_capacity: ptuCapacity.nullish(),
});

/** Body of a change of what happens above reserved throughput. */
export const overflowBody = z.object({ overflow_strategy: z.string().min(1) });

/** Body of an update of limits. */
export const updateDeploymentBody = z.object({ rpm_limit: limit, tpm_limit: limit });
