import type { SimulatedWorld, RunStatus } from "../contract";
import type { Journal, TransitionRecord } from "../journal";
import type { Store } from "../store/store";
import { runStatusSql, type RunRecord } from "./run-store";

/** Tells the journal what time has done to runs. */
export interface RunSettling {
  /** Inside a write transaction: records every stage that has begun since the last time. */
  settle(): void;
}

/**
 * A run's stages follow from its plan and the clock, so nothing happens when one begins. They are recorded when the
 * journal is read and before a plan changes, each under the time at which it began; the run's row says how far the
 * journal tells its life, so that several processes record nothing twice.
 */
export function createRunSettling(parts: {
  readonly store: Store;
  readonly world: SimulatedWorld;
  readonly journal: Journal;
}): RunSettling {
  const { store, world, journal } = parts;
  const unsettled = store.prepare<RunRecord & { readonly journaled_stage: number }>(
    `SELECT * FROM run WHERE journaled_stage < 4 AND journaled_stage < ${lifeStageSql(`(${runStatusSql})`)} ORDER BY seq`,
  );
  const mark = store.prepare("UPDATE run SET journaled_stage = ? WHERE seq = ?");

  return {
    settle: () => {
      const now = world.now();
      const begun = unsettled.all(now).flatMap((run) => {
        const stages = runLife(run).filter(({ at }) => at <= now);
        mark.run(stages.at(-1)?.stage ?? run.journaled_stage, run.seq);
        return stages.flatMap(({ status, stage, at }, index) => {
          const from = stages[index - 1]?.status ?? "pending";
          return stage > run.journaled_stage ? [{ at, record: transitionOf(run, from, status) }] : [];
        });
      });
      for (const { at, record } of begun.sort((a, b) => a.at - b.at)) journal.transition(record, at);
    },
  };
}

function transitionOf(run: RunRecord, from: string, to: string): TransitionRecord {
  const transition = { cloud: run.cloud, subject: run.id, from, to };
  return to === "failed" ? { ...transition, detail: { code: run.failure_code } } : transition;
}

/** A stage of a run's life and when it begins, in simulated milliseconds since the epoch. */
interface LifeStage {
  readonly status: RunStatus;
  /** Grows with every stage; 4 is the end. The table `run` keeps the last one that the journal tells of. */
  readonly stage: 1 | 2 | 3 | 4;
  readonly at: number;
}

/** The stage of a status, in SQL, over the result of `runStatusSql`. */
function lifeStageSql(status: string): string {
  return `CASE ${status} WHEN 'pending' THEN 0 WHEN 'queued' THEN 1 WHEN 'running' THEN 2 WHEN 'cancelling' THEN 3 ELSE 4 END`;
}

/**
 * What follows `pending` in a run's life, as it is planned. A stage that takes no time (a queue that was empty) is part
 * of it, so that every life reads alike.
 */
function runLife(run: RunRecord): readonly LifeStage[] {
  const start = run.start_at ?? Infinity;
  const end = run.end_at ?? Infinity;
  const hasCourse = start <= end;
  const isQueued = run.queued_at <= Math.min(start, end);
  return [
    ...(isQueued ? [{ status: "queued", stage: 1, at: run.queued_at } as const] : []),
    ...(hasCourse && run.start_at !== null ? [{ status: "running", stage: 2, at: run.start_at } as const] : []),
    ...(hasCourse && run.start_at !== null && run.cancel_at !== null
      ? [{ status: "cancelling", stage: 3, at: run.cancel_at } as const]
      : []),
    ...(run.end_at !== null && run.outcome !== "stalled"
      ? [{ status: run.outcome, stage: 4, at: run.end_at } as const]
      : []),
  ];
}
