import type { SimulatedWorld } from "../contract";
import type { Journal, TransitionRecord } from "../journal";
import type { Store } from "../store/store";
import { lifeStageSql, runLife } from "./run-life";
import { runStatusSql, type RunRecord } from "./run-record";

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
