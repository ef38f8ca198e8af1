import type { FaceContext } from "../../face-context";
import { seededNumber } from "../../world/create-world";

/** Words for the state of a deployment [get-deployment-api], and of reserved throughput [throughput-reservation-api]. */
export type DeploymentStatus =
  | "PENDING"
  | "RUNNING"
  | "WAIT_PRE_PAID_BILLING_TO_DEPLOYING"
  | "WAIT_PRE_PAID_BILLING_TO_SCALING"
  | "SCALING"
  | "UPDATING"
  | "UPDATING_FAILED"
  | "STOPPED"
  | "DELETING"
  | "DELETED"
  | "FAILED"
  | "ARREARS_DOWN"
  | "ARREARS_RECOVERING"
  | "OFFLINING";

/** States in which a deployment answers; that one which changes goes on serving is our choice. */
export const servingStatuses: ReadonlySet<DeploymentStatus> = new Set([
  "RUNNING",
  "UPDATING",
  "UPDATING_FAILED",
  "SCALING",
  "WAIT_PRE_PAID_BILLING_TO_SCALING",
]);

/** States in which a deployment comes up. */
export const startingStatuses: ReadonlySet<DeploymentStatus> = new Set([
  "PENDING",
  "WAIT_PRE_PAID_BILLING_TO_DEPLOYING",
]);

/** States in which a deployment changes, and serves as long. */
export const changingStatuses: ReadonlySet<DeploymentStatus> = new Set([
  "UPDATING",
  "SCALING",
  "WAIT_PRE_PAID_BILLING_TO_SCALING",
]);

/** Throughput of plan `ptu`, in tokens per minute. */
interface PtuCapacity {
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
  readonly charge_type?: "post_paid" | "pre_paid";
  readonly ptu_service_tier?: "ptu_fast" | "ptu_default";
  readonly overflow_strategy?: string;
  readonly prefill_capacity?: number;
  readonly decode_capacity?: number;
}

/** Plans of a deployment, as [create-deployment-api] writes them. */
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

const minuteMs = 60_000;

/** A LoRA deployment that nobody calls for a month is released (page on deployments that are billed by token). */
const idleLimitMs = 30 * 24 * 60 * minuteMs;

/** How long changes take, in simulated milliseconds. All but the first are our choice. */
export const deploymentTiming = {
  /** "5 to 10 minutes" [create-deployment-api]. */
  startMs: { least: 5 * minuteMs, spread: 5 * minuteMs },
  scaleMs: 3 * minuteMs,
  updateMs: minuteMs,
  stopMs: minuteMs,
  recoverMs: minuteMs,
  deleteMs: minuteMs / 2,
};

/** Rows that still stand for a deployment at the time `?1`: neither deleted nor released for idleness, in SQL. */
export const aliveSql = `NOT (coalesce(next_status, '') = 'DELETED' AND next_at <= ?1)
  AND NOT (plan = 'lora' AND idle_from + ${idleLimitMs} <= ?1)`;

/** A deployment as it is at a moment: what was planned has happened. */
export function deploymentAt(record: DeploymentRecord, now: number): DeploymentRecord {
  const { next_status: status, next_at: at } = record;
  if (status === null || at === null || at > now) return record;
  return {
    ...record,
    status,
    next_status: null,
    next_at: null,
    modified_at: at,
    ready_capacity: readyCapacityIn(status, record),
  };
}

/** When a LoRA deployment is released if nobody calls it; undefined for other plans. */
export function releasedAt({ plan, idle_from: idleFrom }: DeploymentRecord): number | undefined {
  return plan === "lora" ? idleFrom + idleLimitMs : undefined;
}

function readyCapacityIn(status: DeploymentStatus, { capacity, ready_capacity: before }: DeploymentRecord): number {
  if (status === "RUNNING") return capacity;
  // A change that failed leaves what was ready.
  return status === "UPDATING_FAILED" ? before : 0;
}

/** How long a deployment takes to come up, in simulated milliseconds; follows from its name and the moment. */
export function startingMs({ settings, world }: FaceContext, deployedModel: string): number {
  if (settings.instant) return 0;
  const { least, spread } = deploymentTiming.startMs;
  return least + Math.floor(spread * seededNumber(`${deployedModel}:${world.now()}`));
}
