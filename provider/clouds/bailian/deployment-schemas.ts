import { z } from "zod";
import { identifier } from "../http/identifier";
import { informingList, optionalNumber, optionalText, statusWord } from "../http/optional-members";

/** Reserved throughput; with plan `ptu_v2` it comes as quotas [throughput-reservation-api]. */
const ptuCapacity = z
  .object({
    input_tpm: optionalNumber,
    output_tpm: optionalNumber,
    thinking_output_tpm: optionalNumber,
    input_tpm_quota: optionalNumber,
    output_tpm_quota: optionalNumber,
  })
  .nullish()
  .transform((wire) =>
    wire == null
      ? undefined
      : {
          inputTpm: wire.input_tpm ?? wire.input_tpm_quota,
          outputTpm: wire.output_tpm ?? wire.output_tpm_quota,
          thinkingOutputTpm: wire.thinking_output_tpm,
        },
  );

/** Words for the status of a deployment ([get-deployment-api]) or of reserved throughput ([throughput-reservation-api]). */
const deploymentWords = [
  ...["PENDING", "DEPLOYING", "RUNNING", "UPDATING", "UPDATING_FAILED", "OFFLINING", "STOPPED", "FAILED"],
  ...["ARREARS_DOWN", "ARREARS_RECOVERING", "DELETING", "DELETED", "SCALING"],
  ...["WAIT_PRE_PAID_BILLING_TO_DEPLOYING", "WAIT_PRE_PAID_BILLING_TO_SCALING", "WAIT_TO_DEPLOY"],
  ...["STOPPING", "SUSPENDING", "SUSPENDED", "STARTING", "RECOVERING"],
];

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? undefined);

// Only name and status are in every sample; the others come and go by plan and edition of the page.
const deployment = z
  .object({
    deployed_model: identifier,
    status: statusWord(deploymentWords),
    operation_status: optionalText,
    name: optionalText,
    model_name: optionalText,
    base_model: optionalText,
    plan: optionalText,
    base_capacity: optionalNumber,
    capacity: optionalNumber,
    ready_capacity: optionalNumber,
    prefill_capacity: optionalNumber,
    decode_capacity: optionalNumber,
    ptu_capacity: ptuCapacity,
    ptu_v2: ptuCapacity,
    service_tier: optionalText,
    ptu_service_tier: optionalText,
    overflow_strategy: optionalText,
    pre_paid_gmt_expired: optionalText,
    operation_id: optionalText,
    rpm_limit: optionalNumber,
    tpm_limit: optionalNumber,
    enable_thinking: flag,
    max_context_length: optionalNumber,
    model_unit_spec: optionalText,
    workspace_id: optionalText,
    charge_type: optionalText,
    creator: optionalText,
    modifier: optionalText,
    gmt_create: optionalText,
    // As an older page has it.
    gmt_created: optionalText,
    fail_reason: optionalText,
    message: optionalText,
  })
  .transform((wire) => ({
    deployedModel: wire.deployed_model,
    /** The cloud's own word. */
    status: wire.status,
    /** What was asked for was not done, although the answer is HTTP 200. */
    hasFailed: wire.operation_status?.toUpperCase() === "FAILED",
    name: wire.name,
    modelName: wire.model_name,
    baseModel: wire.base_model,
    plan: wire.plan === "ptu_v2" ? "ptu" : wire.plan,
    baseCapacity: wire.base_capacity,
    capacity: wire.capacity,
    readyCapacity: wire.ready_capacity,
    prefillCapacity: wire.prefill_capacity,
    decodeCapacity: wire.decode_capacity,
    ptuCapacity: wire.ptu_capacity ?? wire.ptu_v2,
    serviceTier: wire.ptu_service_tier ?? wire.service_tier,
    overflowStrategy: wire.overflow_strategy,
    prePaidExpiry: wire.pre_paid_gmt_expired,
    operationId: wire.operation_id,
    rpmLimit: wire.rpm_limit,
    tpmLimit: wire.tpm_limit,
    enableThinking: wire.enable_thinking,
    maxContextLength: wire.max_context_length,
    modelUnitSpec: wire.model_unit_spec,
    workspaceId: wire.workspace_id,
    chargeType: wire.charge_type,
    creator: wire.creator,
    modifier: wire.modifier,
    /** `YYYY-MM-DDTHH:MM:SS`, perhaps with a fraction, in China time unless it has a zone. */
    createTime: wire.gmt_create ?? wire.gmt_created,
    errorMessage: wire.fail_reason ?? wire.message,
  }));

/** A deployment (`output` of create, get, scale, update and delete). */
export const deploymentAnswer = z.object({ output: deployment }).transform(({ output }) => output);

/** One page of the deployments. */
export const deploymentPageAnswer = z
  .object({ output: z.object({ deployments: z.array(deployment).nullish(), total: optionalNumber }) })
  .transform(({ output }) => ({ items: output.deployments ?? [], total: output.total }));

/** One page of the models that can be deployed. */
export const deployableModelPageAnswer = z
  .object({
    output: z.object({ models: z.array(z.object({ model_name: z.string() })).nullish(), total: optionalNumber }),
  })
  .transform(({ output }) => ({
    items: (output.models ?? []).map(({ model_name: name }) => name),
    total: output.total,
  }));

const role = z.object({ capacity_unit_per_instance: optionalNumber });
const template = z.object({ template_id: optionalText, roles: z.object({ unified: role.nullish() }).nullish() });
const deployable = z.object({
  model_name: z.string(),
  plans: informingList(z.object({ templates: informingList(template) })),
});

/** One page of the models that can be deployed, with the units of templates that do not separate first tokens from others. */
export const templatePageAnswer = z
  .object({ output: z.object({ models: z.array(deployable).nullish(), total: optionalNumber }) })
  .transform(({ output }) => ({
    items: (output.models ?? []).map(({ model_name: model, plans }) => ({ model, units: unitsOf(plans) })),
    total: output.total,
  }));

function unitsOf(plans: z.infer<typeof deployable>["plans"]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    plans.flatMap(({ templates }) =>
      templates.flatMap(({ template_id: id, roles }) => {
        const units = roles?.unified?.capacity_unit_per_instance;
        return id !== undefined && units !== undefined && units > 0 ? [[id, units]] : [];
      }),
    ),
  );
}

/** A deployment as Bailian tells of it. */
export type BailianDeployment = z.infer<typeof deploymentAnswer>;
