import { present } from "../../base/present";
import { CloudError } from "../../contract/cloud-error";
import { isTerminal, type Observation } from "../../contract/observation";
import type { CloudSession } from "../../contract/session";
import { withPublishedModel } from "../../lifecycle/job/published-model";
import { formatResourceId, hasRun } from "../../lifecycle/job/resource-id";
import { keyOf, type SeenRun } from "./run-row";
import { mostLooks, roundsUntilListing, type Watching } from "./watching";

/** The runs of one account. */
export interface RunWatch {
  readonly runs: ReadonlyMap<string, SeenRun>;
  /** The first listing is through. */
  isListed(): boolean;
  /** Asks for what is due, one call after the other, and for no more than a round allows. @throws CloudError */
  round(signal: AbortSignal): Promise<void>;
  /** One run as it is now, by a look that is at most a round old. @throws CloudError */
  lookAt(id: string, key: Pick<SeenRun, "jobId" | "taskId">, signal: AbortSignal): Promise<SeenRun | undefined>;
  /** Reads on in the curve of a run, unless that was done within a round. @throws CloudError */
  readCurve(id: string, signal: AbortSignal): Promise<void>;
}

/** Watches the runs of one account; asks nothing by itself. */
export function watchRuns(session: CloudSession, watching: Watching): RunWatch {
  const { clouds, clock, curves } = watching;
  const { cloud } = session;
  const runs = new Map<string, SeenRun>();
  const lookedAt = new Map<string, number>();
  const curveReadAt = new Map<string, number>();
  /** Ended runs to which one more look, one more reading of the curve has been given. */
  const settled = { looks: new Set<string>(), curves: new Set<string>() };
  let isListed = false;
  let listed = { at: -Infinity, rounds: 0 };

  const isDue = (times: ReadonlyMap<string, number>, id: string, rounds?: number) =>
    watching.isDue(times.get(id), rounds);

  function keep(seen: Observation): string {
    const run = { ...seen, cloud };
    const id = formatResourceId(keyOf(run));
    const before = runs.get(id);
    // A listing tells less than a look: what was told of the same state stays.
    const isSame = before?.status === run.status;
    runs.set(id, isSame ? { ...before, ...present(run) } : run);
    if (!isSame) for (const ids of Object.values(settled)) ids.delete(id);
    watching.changed(id);
    return id;
  }

  function forget(id: string): void {
    runs.delete(id);
    curves.forget(id);
    for (const kept of [lookedAt, curveReadAt, ...Object.values(settled)]) kept.delete(id);
    watching.changed(id);
  }

  async function list(signal: AbortSignal): Promise<void> {
    const startedAt = clock.now();
    const seen = new Set<string>();
    for await (const observation of session.list(signal)) {
      const id = keep(observation);
      seen.add(id);
      lookedAt.set(id, clock.now());
    }
    for (const id of [...runs.keys()].filter((known) => !seen.has(known))) forget(id);
    isListed = true;
    const isQuiet = [...runs.values()].every(({ status }) => isTerminal(status));
    listed = { at: startedAt, rounds: roundsUntilListing(watching, startedAt, isQuiet) };
    watching.changed();
  }

  async function look(id: string, { jobId, taskId }: Pick<SeenRun, "jobId" | "taskId">, signal: AbortSignal) {
    lookedAt.set(id, clock.now());
    const { details } = runs.get(id) ?? {};
    const seen = await session.observe({ cloud, jobId, ...present({ taskId, details }) }, signal);
    if (seen === undefined) return forget(id);
    // A key that may not read models sees runs all the same.
    keep(await withPublishedModel(session, seen, signal).catch(() => seen));
    if (isTerminal(seen.status)) settled.looks.add(id);
  }

  async function readCurve(id: string, signal: AbortSignal): Promise<void> {
    const run = runs.get(id);
    if (run === undefined || !hasRun(clouds, run) || settled.curves.has(id) || !isDue(curveReadAt, id)) return;
    curveReadAt.set(id, clock.now());
    // What has been told of a run that has ended meanwhile is not all yet.
    const hasEnded = isTerminal(run.status);
    const before = curves.get(id);
    const curve = await session.curve(keyOf(run), before, signal);
    if (hasEnded) settled.curves.add(id);
    if (before !== undefined && before.points.length === curve.points.length) return;
    curves.set(id, curve);
    watching.changed(id);
  }

  /** The most wanted before the others, and of these what was asked for longest ago. */
  function inTurn(times: ReadonlyMap<string, number>, isWorthIt: (run: SeenRun, id: string) => boolean): string[] {
    return [...runs]
      .filter(([id, run]) => isWorthIt(run, id))
      .map(([id]) => ({ id, isWanted: watching.isWanted(id), at: times.get(id) ?? -Infinity }))
      .sort((a, b) => Number(b.isWanted) - Number(a.isWanted) || a.at - b.at)
      .slice(0, mostLooks)
      .map(({ id }) => id);
  }

  return {
    runs,
    isListed: () => isListed,
    round: async (signal) => {
      if (watching.isDue(listed.at, listed.rounds)) await list(signal);
      const live = inTurn(
        lookedAt,
        ({ status }, id) => !isTerminal(status) && isDue(lookedAt, id, status === "queued" ? 2 : 1),
      );
      for (const id of live) await look(id, runs.get(id) ?? { jobId: "" }, signal).catch(passOver);
      const moving = inTurn(
        curveReadAt,
        (run, id) =>
          !settled.curves.has(id) &&
          isDue(curveReadAt, id) &&
          (run.status === "running" || (run.status !== "queued" && watching.isWanted(id))),
      );
      for (const id of moving) await readCurve(id, signal).catch(passOver);
    },
    lookAt: async (id, key, signal) => {
      const { status } = runs.get(id) ?? {};
      // Of what has ended a listing tells less than a look, which is due once.
      const isWorthIt = status !== undefined && isTerminal(status) ? !settled.looks.has(id) : isDue(lookedAt, id);
      if (isWorthIt) await look(id, key, signal);
      return runs.get(id);
    },
    readCurve,
  };
}

const ofOneRun: ReadonlySet<string> = new Set(["not-found", "unsupported", "invalid", "unreadable"]);

/** What a cloud says of one run keeps no other from being asked for; the next round asks for it again. */
function passOver(error: unknown): void {
  if (!(error instanceof CloudError) || !ofOneRun.has(error.kind)) throw error;
}
