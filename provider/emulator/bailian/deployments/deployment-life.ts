import type { DeploymentRecord } from "./deployment-record";
import type { DeploymentStatus } from "./deployment-status";

const minuteMs = 60_000;

/** A LoRA deployment that nobody calls for a month is released (page on deployments that are billed by token). */
const idleLimitMs = 30 * 24 * 60 * minuteMs;

/** How long changes take, in simulated milliseconds. All but the first are our choice. */
export const deploymentTiming = {
  /** "5 to 10 minutes" (create-deployment-api). */
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
