import type { Store } from "../store/store";
import type { RunRecord } from "./run-store";

/** The queue of each account: one run trains at a time, the others wait in the order in which they were submitted. */
interface RunQueue {
  /** When a run may start that is submitted now and is ready at `readyAt`; undefined: a run ahead of it never ends. */
  nextStart(account: string, readyAt: number, now: number): number | undefined;
  /** Plans every run again that has not started: after one ahead of it ended early, was removed or got stuck. */
  replan(account: string, now: number): void;
}

/** When a run that starts at `start` ends; null for never. */
export function endOf(
  run: Pick<RunRecord, "outcome" | "stop_at" | "prepare_ms" | "train_ms" | "deliver_ms">,
  start: number,
): number | null {
  if (run.outcome === "stalled") return null;
  return start + (run.stop_at ?? run.prepare_ms + run.train_ms + run.deliver_ms);
}

/** Queue over the table `run`. Everything that will happen is planned at the moment it follows, so that reads only compare times. */
export function createRunQueue(store: Store): RunQueue {
  const lastEnd = store.prepare<{ end: number | null }>("SELECT max(end_at) AS end FROM run WHERE account = ?");
  const endless = store.prepare<{ seq: number }>("SELECT seq FROM run WHERE account = ? AND end_at IS NULL LIMIT 1");
  const unfinished = store.prepare<RunRecord>(
    `SELECT * FROM (
       SELECT * FROM run WHERE account = ?1 AND end_at > ?2
       UNION ALL SELECT * FROM run WHERE account = ?1 AND end_at IS NULL)
     ORDER BY seq`,
  );
  const plan = store.prepare("UPDATE run SET start_at = ?, end_at = ? WHERE seq = ?");

  return {
    nextStart: (account, readyAt, now) =>
      endless.get(account) === undefined ? Math.max(readyAt, now, lastEnd.get(account)?.end ?? 0) : undefined,
    replan: (account, now) => {
      let free: number | null = now;
      for (const run of unfinished.all(account, now)) {
        const hasStarted = run.start_at !== null && run.start_at <= now;
        const start: number | null = hasStarted ? run.start_at : free === null ? null : Math.max(run.queued_at, free);
        const end: number | null = hasStarted || start === null ? (hasStarted ? run.end_at : null) : endOf(run, start);
        if (start !== run.start_at || end !== run.end_at) plan.run(start, end, run.seq);
        free = end;
      }
    },
  };
}
