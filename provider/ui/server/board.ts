import { randomBytes } from "node:crypto";
import type { DeploymentList, PageClock, Problem, RunList } from "../contract";
import { createCurveStore, type CurveStore } from "./curves";
import { deploymentRow } from "./deployment-row";
import type { Holdings } from "./holdings";
import type { RunPageOptions } from "./run-page";
import { createRowStore, type RowStore } from "./rows";
import { runRow } from "./run-row";
import { watchAccount, type AccountWatch } from "./watch-account";
import { watchHoldings } from "./watch-holdings";
import { watchSimulation, type SimulationWatch } from "./watch-simulation";
import type { Watching } from "./watching";

/** Nothing is asked more often than this, however fast the clouds' time is (our choice). */
const shortestRoundMs = 1_000;
/** How long a page waits for the first answer before it is shown what there is (our choice). */
const firstAnswerMs = 1_500;
/** How long asking goes on after the last page was closed: one that is loaded anew goes on where it was. */
const lingerMs = 10_000;
/** Runs of lists that are in view of all pages (our choice). */
const mostShown = 500;

/** What is known of all accounts, for every page that is open; asks only while one is. */
export interface Board {
  readonly accounts: readonly AccountWatch[];
  readonly curves: CurveStore;
  /** Of this board: versions of another are another's. */
  readonly instance: string;
  /** Brought up to date when it is asked for. */
  rows(): RowStore;
  runs(): RunList;
  deployments(): DeploymentList;
  problems(): readonly Problem[];
  clock(): PageClock;
  holdings(): Holdings | undefined;
  readonly simulation: SimulationWatch | undefined;
  /** A page is open, and shows these runs: what they need is asked for until it is closed. */
  join(runs: readonly string[]): () => void;
  /** Somebody sees these runs in the list: their curves are read. */
  show(runs: readonly string[]): void;
  /** Resolves when what is shown is at most a round old, or when there was no answer for a moment. */
  fresh(): Promise<void>;
  /** Everything may be otherwise now: what has been asked for is old. */
  stir(): void;
  /** Resolves with the next change. */
  next(): Promise<void>;
  /** Resolves after so many milliseconds, or as soon as nothing is served any more. */
  pause(durationMs: number): Promise<void>;
  isClosed(): boolean;
  close(): void;
}

/** Opens the board; asks nothing yet. */
export function openBoard(options: RunPageOptions): Board {
  const { clock, clouds } = options;
  const curves = createCurveStore();
  const store = createRowStore();
  const closing = new AbortController();
  const dirty = new Set<string>();
  const viewers = new Map<object, readonly string[]>();
  const shown = new Set<string>();
  let stirredAt = -Infinity;
  let asking: AbortController | undefined;
  let news = once();
  let isAnnounced = false;
  let stirring = once();

  const watching: Watching = {
    clouds,
    clock,
    curves,
    roundMs: () => Math.max(shortestRoundMs, options.pollIntervalMs / Math.max(1, board.clock().speed)),
    isDue: (at = -Infinity, rounds = 1) => at <= stirredAt || clock.now() - at >= watching.roundMs() * rounds,
    isWanted: (id) => shown.has(id) || [...viewers.values()].some((runs) => runs.includes(id)),
    changed: (id) => {
      if (id === "*") for (const { runs } of accounts) for (const each of runs.keys()) dirty.add(each);
      else if (id !== undefined) dirty.add(id);
      announce();
    },
  };
  const accounts = options.sessions.map((session) => watchAccount(session, watching));
  const simulation = options.control && watchSimulation(options.control, watching);
  const stacks = options.readHoldings && watchHoldings(options.readHoldings, watching);
  const lanes = [...(simulation ? [simulation] : []), ...accounts, ...(stacks ? [stacks] : [])];

  /** Once a turn of the event loop, whatever has changed in it. */
  function announce(): void {
    if (isAnnounced) return;
    isAnnounced = true;
    setImmediate(() => {
      isAnnounced = false;
      news.resolve();
      news = once();
    });
  }

  /** Asks in rounds until nobody looks any more. */
  async function ask(lane: (typeof lanes)[number], signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await lane.round(signal);
      const pauseMs = watching.roundMs() * (1 + 0.2 * Math.random());
      await Promise.race([clock.sleep(pauseMs, signal).catch(() => undefined), stirring.done]);
    }
  }

  function start(): void {
    if (asking !== undefined) return;
    asking = new AbortController();
    const { signal } = asking;
    void Promise.all(lanes.map((lane) => ask(lane, signal)));
  }

  function stop(): void {
    asking?.abort(new Error("no page is open"));
    asking = undefined;
  }

  async function leave(viewer: object): Promise<void> {
    viewers.delete(viewer);
    if (viewers.size > 0) return;
    await board.pause(lingerMs);
    if (viewers.size === 0) stop();
  }

  const board: Board = {
    accounts,
    curves,
    simulation,
    instance: randomBytes(6).toString("hex"),
    rows: () => {
      const context = { clouds, prices: options.prices, holdings: stacks?.known() };
      for (const id of dirty) {
        const run = accounts.map(({ runs }) => runs.get(id)).find((seen) => seen !== undefined);
        if (run === undefined) store.remove(id);
        else store.set(runRow(run, curves.summary(id), context));
      }
      dirty.clear();
      return store;
    },
    runs: () => ({
      runs: board.rows().all(),
      problems: board.problems(),
      asOf: board.clock().now,
      ...(accounts.every((account) => account.isListed() || account.problem() !== undefined)
        ? {}
        : { isReading: true }),
    }),
    deployments: () => {
      const context = { prices: options.prices, holdings: stacks?.known(), runOf: board.rows().ofModel };
      const rows = accounts.flatMap(({ session, deployments }) =>
        [...deployments.values()].map((seen) => deploymentRow(clouds.get(session.cloud), seen, context)),
      );
      return { deployments: rows, problems: board.problems() };
    },
    problems: () => [...(options.leftOut ?? []), ...lanes.flatMap((lane) => lane.problem() ?? [])],
    clock: () => simulation?.clock() ?? { now: new Date(clock.now()).toISOString(), speed: 1 },
    holdings: () => stacks?.known(),
    join: (runs) => {
      const viewer = {};
      viewers.set(viewer, runs);
      start();
      return () => void leave(viewer);
    },
    show: (runs) => {
      for (const id of runs) {
        shown.delete(id);
        shown.add(id);
      }
      for (const oldest of shown) {
        if (shown.size <= mostShown) break;
        shown.delete(oldest);
      }
    },
    fresh: async () => {
      const { signal } = closing;
      const first = Promise.all(lanes.map((lane) => lane.round(signal)));
      await Promise.race([first, board.pause(firstAnswerMs)]);
    },
    stir: () => {
      stirredAt = clock.now();
      stirring.resolve();
      stirring = once();
    },
    next: () => news.done,
    pause: (durationMs) => clock.sleep(durationMs, closing.signal).catch(() => undefined),
    isClosed: () => closing.signal.aborted,
    close: () => {
      stop();
      closing.abort(new Error("the page is closed"));
      news.resolve();
      stirring.resolve();
    },
  };
  return board;
}

function once(): { readonly done: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const done = new Promise<void>((settle) => (resolve = settle));
  return { done, resolve };
}
