import { randomBytes } from "node:crypto";
import type { DeploymentList, DeploymentRow, JournalLine, PageClock, Problem, RunList, RunRow } from "../contract";
import type { RunPageOptions } from "./run-page";
import { createCurveStore, type CurveStore } from "./curves";
import { deploymentRow } from "./deployment-row";
import type { Holdings } from "./holdings";
import { problemOf } from "./problem";
import { createRowStore, type RowStore } from "./rows";
import { runRow } from "./run-row";
import { watchAccount, type AccountWatch } from "./watch-account";
import type { Watching } from "./watching";

/** Nothing is asked more often than this, however fast the clouds' time is (our choice). */
const shortestRoundMs = 1_000;
/** How long a page waits for the first answer before it is shown what there is (our choice). */
const firstAnswerMs = 1_500;
/** How long what stacks hold counts; reading it starts Pulumi. */
const holdingsMs = 5 * 60_000;
/** Lines of the journal that a page gets at first. */
const keptLines = 500;

/** What is known of all accounts, for every page that is open; asks only while one is. */
export interface Board {
  readonly accounts: readonly AccountWatch[];
  readonly curves: CurveStore;
  readonly rows: RowStore;
  /** Of this board: versions of another are another's. */
  readonly instance: string;
  runs(): RunList;
  deployments(): DeploymentList;
  problems(): readonly Problem[];
  clock(): PageClock;
  holdings(): Holdings | undefined;
  /** Lines of the journal behind the one of this number, the last ones at most. */
  journal(since: number): readonly JournalLine[];
  /** A page is open, and shows these runs: what they need is asked for until it is closed. */
  join(runs: readonly string[]): () => void;
  /** Somebody sees these runs in the list: their curves are read. */
  show(runs: readonly string[]): void;
  /** Resolves when what is shown is at most a round old, or when there was no answer for a moment. */
  fresh(): Promise<void>;
  /** Everything may be otherwise now: asks anew. */
  stir(): void;
  /** Resolves with the next change. */
  next(signal: AbortSignal): Promise<void>;
  close(): void;
}

/** Opens the board; asks nothing yet. */
export function openBoard(options: RunPageOptions): Board {
  const { clock, clouds, control } = options;
  const curves = createCurveStore();
  const rows = createRowStore();
  const closing = new AbortController();
  const dirty = new Set<string>();
  const open = new Map<object, readonly string[]>();
  let shown: readonly string[] = [];
  let stirredAt = -Infinity;
  let speed = { at: clock.now(), now: clock.now(), speed: 1 };
  let holdings: { readonly at: number; readonly known?: Holdings; readonly problem?: Problem } | undefined;
  let controlProblem: Problem | undefined;
  let lines: JournalLine[] = [];
  let looping: Promise<unknown> | undefined;
  let wake: () => void = () => undefined;
  let awake = new Promise<void>((resolve) => (wake = resolve));
  let interrupt: () => void = () => undefined;

  function notify(): void {
    wake();
    awake = new Promise<void>((resolve) => (wake = resolve));
  }
}
