import type { DeploymentStatus } from "./deployment-status";

/** Throughput of plan `ptu`, in tokens per minute. */
export interface PtuCapacity {
  readonly input_tpm: number;
  readonly output_tpm: number;
  readonly thinking_output_tpm?: number;
}

/** What a deployment was made with beyond what every plan has, stored as one JSON text. Absent members were not given. */
export interface DeploymentSettings {
  /** Template by which it was made; no answer shows it. */
  readonly deploy_spec?: string;
  readonly model_unit_spec?: string;
  readonly enable_thinking?: boolean;
  readonly max_context_length?: number;
  readonly rpm_limit?: number;
  readonly tpm_limit?: number;
  readonly ptu_capacity?: PtuCapacity;
  readonly prefill_capacity?: number;
  readonly decode_capacity?: number;
}

/** Plans of a deployment, as create-deployment-api writes them. */
export type DeploymentPlan = "lora" | "mu" | "ptu" | "cu";

/** One row of the table `bailian_deployment`. Times are simulated milliseconds since the epoch. */
export interface DeploymentRecord {
  readonly seq: number;
  readonly deployed_model: string;
  readonly workspace_id: string;
  readonly model_name: string;
  readonly base_model: string;
  readonly name: string;
  readonly plan: DeploymentPlan;
  /** Until `next_at`; what follows is `next_status`. */
  readonly status: DeploymentStatus;
  readonly next_status: DeploymentStatus | null;
  readonly next_at: number | null;
  readonly base_capacity: number;
  readonly capacity: number;
  readonly ready_capacity: number;
  readonly created_at: number;
  readonly modified_at: number;
  /** Since when nobody has called it. */
  readonly idle_from: number;
  /** `DeploymentSettings` as JSON. */
  readonly settings: string;
  /** Why it failed, or will. */
  readonly failure: string | null;
}
