/** Known plans of a deployment; others are passed on with a warning. */
export type BailianPlan = "lora" | "mu" | "ptu" | "cu" | (string & {});

/** Reserved throughput, in tokens per minute. */
export interface BailianPtuCapacity {
  /** Input tokens per minute, 1 or more. Default of the cloud: 10000. */
  inputTpm: number;
  /** Output tokens per minute, 1 or more. Default of the cloud: 1000. */
  outputTpm: number;
  /** Tokens of thoughts per minute, for models that think. */
  thinkingOutputTpm?: number;
}

/**
 * Block `bailian` of a deployment: the members of `POST /deployments` in camelCase. What is not marked as changing in place
 * deploys anew. Source: https://help.aliyun.com/zh/model-studio/create-deployment-api.
 */
export interface BailianDeploymentArguments {
  /**
   * How the deployment is billed: `lora` (shared, by token, for LoRA results; released after a month without a call), `mu`
   * (model units, by the hour), `ptu` (reserved throughput), `cu` (compute units, image and video models).
   */
  plan: BailianPlan;
  /**
   * Number of units, 1 to 999, a multiple of the template's units (`MU1` 4, `MU2` 8, `MU5` 1). Needed for `mu` and `cu`; without
   * effect for `lora`. Changes in place, also to 0.
   */
  capacity?: number;
  /**
   * Ending of the deployment's name, up to 8 lower-case letters and digits, unique on the cloud. Default: made of the
   * resource's name and content, so that a replacement can stand beside what it replaces.
   */
  suffix?: string;
  /** Template, for example `MU1`; needed for `mu`. The cloud lists them at `GET /deployments/models?version=v1.0`. */
  deploySpec?: string;
  /** `POST_PAY`, the only one that documents know. Default for `mu`: `POST_PAY`. */
  billingMethod?: string;
  /** Most requests per minute, 1 or more; `mu`, some models. Changes in place. */
  rpmLimit?: number;
  /** Most tokens per minute, 1 or more; `mu`, some models. Changes in place. */
  tpmLimit?: number;
  /** Reserved throughput; `ptu`. Changes in place. */
  ptuCapacity?: BailianPtuCapacity;
  /** Whether the model thinks before it answers; `mu`, models that can. */
  enableThinking?: boolean;
  /** Longest context in tokens, 1 to 262144; `mu`. */
  maxContextLength?: number;
  /** Units that compute first tokens, in templates that separate the two; beside `decodeCapacity`. Changes in place. */
  prefillCapacity?: number;
  /** Units that compute further tokens; beside `prefillCapacity`. Changes in place. */
  decodeCapacity?: number;
  /** Template under the name that older pages and clients give it. */
  templateId?: string;
  /** Name that the console shows. Default: made of the resource's name. */
  name?: string;
  /** Members that this version does not know, sent as given and never judged. */
  extraParameters?: Record<string, unknown>;
}
