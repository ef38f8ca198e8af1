import { z } from "zod";
import { optionalNumber, optionalText } from "../http/optional-members";

const ptuCapacity = z
  .object({ input_tpm: optionalNumber, output_tpm: optionalNumber, thinking_output_tpm: optionalNumber })
  .nullish()
  .transform((wire) =>
    wire == null
      ? undefined
      : { inputTpm: wire.input_tpm, outputTpm: wire.output_tpm, thinkingOutputTpm: wire.thinking_output_tpm },
  );

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? undefined);

// Only name and status are in every sample; the others come and go by plan and edition of the page.
const deployment = z
  .object({
    deployed_model: z.string().min(1),
    status: z.string(),
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
    message: optionalText,
  })
  .transform((wire) => ({
    deployedModel: wire.deployed_model,
    /** The cloud's own word. */
    status: wire.status,
    name: wire.name,
    modelName: wire.model_name,
    baseModel: wire.base_model,
    plan: wire.plan,
    baseCapacity: wire.base_capacity,
    capacity: wire.capacity,
    readyCapacity: wire.ready_capacity,
    prefillCapacity: wire.prefill_capacity,
    decodeCapacity: wire.decode_capacity,
    ptuCapacity: wire.ptu_capacity,
    rpmLimit: wire.rpm_limit,
    tpmLimit: wire.tpm_limit,
    enableThinking: wire.enable_thinking,
    maxContextLength: wire.max_context_length,
    modelUnitSpec: wire.model_unit_spec,
    workspaceId: wire.workspace_id,
    chargeType: wire.charge_type,
    creator: wire.creator,
    modifier: wire.modifier,
    /** `YYYY-MM-DDTHH:MM:SS`, perhaps with a fraction, in China time. */
    createTime: wire.gmt_create,
    errorMessage: wire.message,
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

/** A deployment as Bailian tells of it. */
export type BailianDeployment = z.infer<typeof deploymentAnswer>;
