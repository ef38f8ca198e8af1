import { present } from "../../base/present";
import type { DeploymentObservation, DeploymentRequest, ToldDeployment } from "../../contract/deployment-cloud";
import type { JsonObject } from "../../base/json";
import type {
  BailianAigcConfig,
  BailianDeploymentArguments,
  BailianPrePaidInfo,
  BailianPtuCapacity,
} from "./arguments";
import type { BailianDeployment } from "./deployment-schemas";

/** The block, and the names that it does not give. */
function argumentsOf({ block }: DeploymentRequest): BailianDeploymentArguments {
  // Checked by the rules before any session is opened.
  return block as unknown as BailianDeploymentArguments;
}

/** Ending of the deployment's name, and the name that the console shows. */
export function namesOf(request: DeploymentRequest): {
  readonly suffix: string;
  readonly name: string;
  /** They are made of our token, so that nobody else has them. */
  readonly isOwnSuffix: boolean;
  readonly isOwnName: boolean;
} {
  const { suffix, name } = argumentsOf(request);
  return {
    suffix: suffix ?? request.suffix,
    name: name ?? request.name,
    isOwnSuffix: suffix === undefined,
    isOwnName: name === undefined,
  };
}

/** The body of a create [create-deployment-api]. */
export function createBody(request: DeploymentRequest): JsonObject {
  const given = argumentsOf(request);
  const { suffix, name } = namesOf(request);
  const isPlan = (plan: string) => given.plan.toLowerCase() === plan;
  return {
    ...(given.extraParameters as JsonObject | undefined),
    ...present({
      model_name: request.model,
      plan: given.plan,
      name,
      // The cloud makes it itself then, and refuses one that is sent [throughput-reservation-api].
      suffix: given.serviceTier === "ptu_default" ? undefined : suffix,
      // Without effect for LoRA, but it must be filled [model-deployment-quick-start].
      capacity: given.capacity ?? (isPlan("lora") ? 1 : undefined),
      prefill_capacity: given.prefillCapacity,
      decode_capacity: given.decodeCapacity,
      deploy_spec: given.deploySpec,
      template_id: given.templateId,
      // Needed, and there is but one.
      billing_method: given.billingMethod ?? (isPlan("mu") ? "POST_PAY" : undefined),
      enable_thinking: given.enableThinking,
      max_context_length: given.maxContextLength,
      rpm_limit: given.rpmLimit,
      tpm_limit: given.tpmLimit,
      ptu_capacity: given.ptuCapacity && ptuBody(given.ptuCapacity),
      // Required by the newest page; an older one has none, and bills afterwards [throughput-reservation-api].
      charge_type: given.chargeType ?? (isPlan("ptu") ? "post_paid" : undefined),
      service_tier: given.serviceTier,
      pre_paid_info: given.prePaidInfo && prePaidBody(given.prePaidInfo),
      overflow_strategy: given.overflowStrategy,
      aigc_config: given.aigcConfig && aigcBody(given.aigcConfig),
    }),
  };
}

/** What a change in place sends; absent where nothing differs from what was seen. */
export interface DeploymentChanges {
  readonly scale?: JsonObject;
  readonly update?: JsonObject;
  readonly overflowStrategy?: string;
}

/** In what a deployment differs from what is asked for. What the program leaves to the cloud is left alone. */
export function changesFrom(request: DeploymentRequest, seen: DeploymentObservation): DeploymentChanges {
  const given = argumentsOf(request);
  const { details = {} } = seen;
  const throughput = given.ptuCapacity && ptuBody(given.ptuCapacity);
  const hasThroughput = throughput === undefined || equal(throughput, ptuBodyOf(details["ptuCapacity"]));
  const hasUnits = given.plan.toLowerCase() === "lora" || [undefined, seen.capacity].includes(given.capacity);
  const hasRoles =
    [undefined, details["prefillCapacity"]].includes(given.prefillCapacity) &&
    [undefined, details["decodeCapacity"]].includes(given.decodeCapacity);
  const scale = present({
    capacity: hasUnits ? undefined : given.capacity,
    // Both, since no page says that one alone leaves the other as it is [scale-deployment-api].
    prefill_capacity: hasRoles ? undefined : given.prefillCapacity,
    decode_capacity: hasRoles ? undefined : given.decodeCapacity,
    ptu_capacity: hasThroughput ? undefined : throughput,
  });
  const update = present({
    rpm_limit: given.rpmLimit === details["rpmLimit"] ? undefined : given.rpmLimit,
    tpm_limit: given.tpmLimit === details["tpmLimit"] ? undefined : given.tpmLimit,
  });
  return {
    ...(Object.keys(scale).length === 0 ? {} : { scale }),
    ...(Object.keys(update).length === 0 ? {} : { update }),
    ...([undefined, details["overflowStrategy"]].includes(given.overflowStrategy)
      ? {}
      : present({ overflowStrategy: given.overflowStrategy })),
  };
}

/** The arguments that a deployment tells. Of the ending of its ID it is known only there that it is the suffix. */
export function toldOf(deployment: BailianDeployment): ToldDeployment {
  const { deployedModel, modelName, name, plan, capacity, ptuCapacity, serviceTier } = deployment;
  const suffix = modelName === undefined ? undefined : after(deployedModel, `${modelName}-`);
  return {
    ...present({ name, suffix }),
    block: present({
      plan,
      name,
      suffix,
      // Without effect for LoRA, and of reserved throughput told otherwise.
      capacity: plan === "mu" || plan === "cu" ? capacity : undefined,
      prefillCapacity: deployment.prefillCapacity,
      decodeCapacity: deployment.decodeCapacity,
      enableThinking: deployment.enableThinking,
      maxContextLength: deployment.maxContextLength,
      rpmLimit: deployment.rpmLimit,
      tpmLimit: deployment.tpmLimit,
      ptuCapacity: ptuCapacity && present(ptuCapacity),
      serviceTier: plan === "ptu" ? serviceTier : undefined,
      overflowStrategy: deployment.overflowStrategy,
    }),
  };
}

function after(text: string, start: string): string | undefined {
  return text.startsWith(start) ? text.slice(start.length) : undefined;
}

function ptuBody({ inputTpm, outputTpm, thinkingOutputTpm }: Partial<BailianPtuCapacity>): JsonObject {
  return present({ input_tpm: inputTpm, output_tpm: outputTpm, thinking_output_tpm: thinkingOutputTpm });
}

function prePaidBody({ duration, autoRenewal = false, autoRenewalDuration }: BailianPrePaidInfo): JsonObject {
  return present({ duration, auto_renewal: autoRenewal, auto_renewal_duration: autoRenewalDuration });
}

function aigcBody({ useInputPrompt = false, prompt, loraPromptDefault }: BailianAigcConfig): JsonObject {
  return present({ use_input_prompt: useInputPrompt, prompt, lora_prompt_default: loraPromptDefault });
}

/** What an observation keeps of the throughput: an object of ours. */
function ptuBodyOf(detail: unknown): JsonObject {
  return ptuBody(detail ?? {});
}

function equal(one: JsonObject, other: JsonObject): boolean {
  return Object.entries(one).every(([key, value]) => other[key] === value);
}
