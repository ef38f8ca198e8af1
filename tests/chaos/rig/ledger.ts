import type { JournalEntry } from "../../engine/rig/read-journal";

/** A run that was paid for, as the journal tells its life. */
export interface PaidRun {
  /** Bailian job, Qianfan task. */
  readonly id: string;
  readonly cloud: string;
  /** The name that it was submitted under, of its container on Qianfan. */
  readonly name: string;
  /** Place of its submit in the journal. */
  readonly seq: number;
  readonly status: string;
  /** Its record was deleted. */
  readonly isRemoved: boolean;
}

/** What the simulated clouds were asked and did. */
export interface Ledger {
  /** Oldest first. */
  readonly runs: readonly PaidRun[];
  /** Runs that were submitted although another run of the same job still lived. */
  readonly overlaps: readonly PaidRun[];
  /** Model versions by the run that they were made from. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
  /** Deployments and services that were made and not taken off. */
  readonly serving: ReadonlySet<string>;
  /** Compute units that were bought and not given back. */
  readonly units: ReadonlySet<string>;
}

const ended = new Set(["succeeded", "failed", "cancelled"]);

/** Whether a run has not ended. */
export function isLive({ status, isRemoved }: PaidRun): boolean {
  return !isRemoved && !ended.has(status);
}

/** Whether a run is worth its money: it lives or has succeeded. */
export function isGood({ status }: PaidRun): boolean {
  return status !== "failed" && status !== "cancelled";
}

/** The job that a run belongs to: the names of its runs begin with its own. */
export function jobOf({ name }: Pick<PaidRun, "name">): string {
  return name.slice(0, 2);
}

/** What an effect does to what costs money while it stands. */
const stocks: Readonly<
  Record<string, { readonly of: "serving" | "units"; readonly how: "add" | "delete" } | undefined>
> = {
  "deployment.created": { of: "serving", how: "add" },
  "deployment.deleted": { of: "serving", how: "delete" },
  "service.created": { of: "serving", how: "add" },
  "service.deactivated": { of: "serving", how: "delete" },
  "service.stopped": { of: "serving", how: "delete" },
  "compute-unit.bought": { of: "units", how: "add" },
  "compute-unit.released": { of: "units", how: "delete" },
};

/** Reads the journal, whose entries are in the order of the simulated time. */
export function readLedger(journal: readonly JournalEntry[]): Ledger {
  const runs = new Map<string, PaidRun>();
  const overlaps: PaidRun[] = [];
  const versions = new Map<string, string[]>();
  const kept = { serving: new Set<string>(), units: new Set<string>() };
  const change = (id: string, changes: Partial<PaidRun>) => {
    const run = runs.get(id);
    if (run !== undefined) runs.set(id, { ...run, ...changes });
  };
  for (const { kind, effect, subject = "", to, detail = {}, seq, cloud = "" } of journal) {
    if (effect === "run.submitted") {
      const name = String(detail["name"] ?? detail["jobName"]);
      const run = { id: subject, cloud, name, seq, status: "pending", isRemoved: false };
      if ([...runs.values()].some((other) => isLive(other) && jobOf(other) === jobOf(run))) overlaps.push(run);
      runs.set(subject, run);
    }
    if (kind === "transition" && to !== undefined) change(subject, { status: to });
    if (effect === "run.removed") change(subject, { isRemoved: true });
    const stock = effect === undefined ? undefined : stocks[effect];
    if (stock !== undefined) kept[stock.of][stock.how](subject);
    if (effect === "model.created") {
      const taskId = String(detail["taskId"]);
      versions.set(taskId, [...(versions.get(taskId) ?? []), subject]);
    }
  }
  return { runs: [...runs.values()], overlaps, versions, ...kept };
}
