import { own } from "../../base/own";
import type {
  CurvePoint,
  DeploymentList,
  JournalLine,
  LossesById,
  PageClock,
  PageEvents,
  PageInfo,
  Problem,
  RunRow,
} from "../contract";
import { apiAddress, get, problemOf } from "./api";
import { createStore } from "./store";

/** Whether what is shown is what is there now; `paused` while nobody looks. */
export type Connection = "connecting" | "live" | "paused" | "lost";

/** A journal that is left open overnight keeps no more than this. Our choice. */
const journalKept = 500;
const firstRetryMs = 1000;
const longestRetryMs = 30_000;

export const info = createStore<PageInfo | undefined>(undefined);
export const connection = createStore<Connection>("connecting");
/** All runs, the newest first; absent until the first answer. */
export const runs = createStore<readonly RunRow[] | undefined>(undefined);
export const problems = createStore<readonly Problem[]>([]);
/** The last problem that stands beside no cloud. */
export const passingProblem = createStore<Problem | undefined>(undefined);
export const deployments = createStore<DeploymentList | undefined>(undefined);
/** The clouds' time, and the wall's when it was told. */
export const clock = createStore<{ readonly told: PageClock; readonly at: number } | undefined>(undefined);
/** The newest entries, the newest last. */
export const journal = createStore<readonly JournalLine[]>([]);
/** The newest piece of a curve, for who holds the curve. */
export const curvePiece = createStore<PageEvents["curve"] | undefined>(undefined);

/** Joins a piece to what is there; undefined where something between them is missing. */
export function joinCurve(curve: readonly CurvePoint[], piece: PageEvents["curve"]): readonly CurvePoint[] | undefined {
  if (piece.from > curve.length) return undefined;
  return [...curve.slice(0, piece.from), ...piece.points];
}

/** The runs after an event: what changed in its place, what is new by its time. */
export function joinRuns(
  known: readonly RunRow[],
  { changed, gone }: Omit<PageEvents["runs"], "problems">,
): readonly RunRow[] {
  const byId = new Map(known.map((run) => [run.id, run]));
  for (const id of gone) byId.delete(id);
  for (const run of changed) byId.set(run.id, run);
  return [...byId.values()].sort((one, other) => (other.createdAt ?? "").localeCompare(one.createdAt ?? ""));
}

/** Puts sparklines that were asked for where they belong. */
export function joinLosses(losses: LossesById): void {
  const known = runs.get();
  if (known === undefined || Object.keys(losses).length === 0) return;
  runs.set(
    known.map((run) => {
      const read = own(losses, run.id);
      return read === undefined ? run : { ...run, losses: read };
    }),
  );
}

/** The clouds' time now, between what was told. */
export function cloudsNow(): number {
  const known = clock.get();
  if (known === undefined) return Date.now();
  return Date.parse(known.told.now) + (Date.now() - known.at) * known.told.speed;
}

export function tellClock(told: PageClock): void {
  clock.set({ told, at: Date.now() });
}

let watched: readonly string[] = [];
let source: EventSource | undefined;
let retry: ReturnType<typeof setTimeout> | undefined;
let retryMs = firstRetryMs;

/** Names the runs whose curves are wanted live. */
export function watch(ids: readonly string[]): void {
  if (ids.join() === watched.join()) return;
  watched = ids;
  if (source !== undefined) open();
}

/** Begins to follow the server, as long as somebody looks. */
export function follow(): void {
  const look = () => (document.hidden ? pause() : void begin());
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", pause);
  addEventListener("pageshow", (event) => event.persisted && look());
  look();
}

async function begin(): Promise<void> {
  clearTimeout(retry);
  if (source !== undefined) return;
  connection.set("connecting");
  try {
    const told = await get<PageInfo>("info");
    info.set(told);
    tellClock(told.clock);
    if (!document.hidden) open();
  } catch (error) {
    passingProblem.set(problemOf(error));
    tryAgain();
  }
}

function pause(): void {
  clearTimeout(retry);
  source?.close();
  source = undefined;
  connection.set("paused");
}

function tryAgain(): void {
  source?.close();
  source = undefined;
  connection.set("lost");
  clearTimeout(retry);
  // Jittered, so that pages that lost one server do not come back as one.
  retry = setTimeout(() => void begin(), retryMs * (0.75 + Math.random() / 2));
  retryMs = Math.min(longestRetryMs, retryMs * 2);
}

function open(): void {
  source?.close();
  const query = new URLSearchParams(watched.map((id) => ["run", id])).toString();
  const events = new EventSource(apiAddress(`events${query === "" ? "" : `?${query}`}`));
  source = events;
  let isFirstJournal = true;
  const on = <Name extends keyof PageEvents>(name: Name, take: (data: PageEvents[Name]) => void) =>
    events.addEventListener(name, (event) => {
      if (source !== events) return;
      try {
        take(JSON.parse((event as MessageEvent<string>).data) as PageEvents[Name]);
      } catch (error) {
        passingProblem.set(problemOf(error));
      }
    });
  events.addEventListener("open", () => {
    retryMs = firstRetryMs;
    connection.set("live");
    passingProblem.set(undefined);
  });
  // The browser's own way back knows no limit; ours does.
  events.addEventListener("error", () => source === events && tryAgain());
  on("runs", (event) => {
    runs.set(joinRuns(event.isWhole === true ? [] : (runs.get() ?? []), event));
    problems.set(event.problems);
  });
  on("deployments", (list) => deployments.set(list));
  on("curve", (piece) => curvePiece.set(piece));
  on("clock", tellClock);
  on("journal", (lines) => {
    // They come in the order of their simulated time, which is not that of their numbers.
    const known = isFirstJournal ? [] : journal.get();
    const seen = new Set(known.map(({ seq }) => seq));
    journal.set([...known, ...lines.filter(({ seq }) => !seen.has(seq))].slice(-journalKept));
    isFirstJournal = false;
  });
  on("problem", (problem) => passingProblem.set(problem));
}
