import { own } from "../../base/own";
import type { JournalLine, PageClock, Problem, RunEvent } from "../contract";
import type { PageControl } from "./control";
import { problemOf } from "./problem";
import type { Watching } from "./watching";

/** Lines of the journal that are kept for pages; what has happened to runs is kept for as many runs (our choice). */
const keptLines = 500;
const keptRuns = 20_000;
/** Happenings of one run; one that goes on for ever has no more. */
const mostEvents = 20;

/** What simulated clouds tell beyond what clouds do. */
export interface SimulationWatch {
  /** As it was told last. */
  clock(): PageClock;
  setClock(clock: PageClock): void;
  /** Lines behind the one of this number, the last ones at most. */
  journal(since: number): readonly JournalLine[];
  /** What the journal says of a run, by the cloud's own ID. */
  events(runId: string): readonly RunEvent[];
  problem(): Problem | undefined;
  round(): Promise<void>;
}

/** Watches the clock and the journal of simulated clouds. */
export function watchSimulation(control: PageControl, { clock, changed }: Watching): SimulationWatch {
  const events = new Map<string, RunEvent[]>();
  let lines: JournalLine[] = [];
  let last = 0;
  let told: { readonly at: number; readonly clock: PageClock } | undefined;
  let problem: Problem | undefined;

  function setClock(now: PageClock): void {
    told = { at: clock.now(), clock: now };
  }

  function keepEvent(line: JournalLine): void {
    const event = runEvent(line);
    const subject = line["subject"];
    if (event === undefined || typeof subject !== "string") return;
    const known = events.get(subject) ?? [];
    if (known.length < mostEvents) events.set(subject, [...known, event]);
    const [oldest] = events.keys();
    if (events.size > keptRuns && oldest !== undefined) events.delete(oldest);
  }

  return {
    setClock,
    clock: () => {
      if (told === undefined) return { now: new Date(clock.now()).toISOString(), speed: 1 };
      const { now, speed } = told.clock;
      return { now: new Date(Date.parse(now) + (clock.now() - told.at) * speed).toISOString(), speed };
    },
    journal: (since) => lines.filter(({ seq }) => seq > since),
    events: (runId) => events.get(runId) ?? [],
    problem: () => problem,
    round: async () => {
      try {
        setClock(await control.clock());
        const more = await control.journal(last);
        for (const line of more) keepEvent(line);
        last = more.reduce((high, { seq }) => Math.max(high, seq), last);
        // In the order in which they were written, which is what they are numbered by.
        lines = [...lines, ...more.slice(-keptLines).sort((a, b) => a.seq - b.seq)].slice(-keptLines);
        problem = undefined;
      } catch (error) {
        problem = problemOf(error);
      }
      changed();
    },
  };
}

const stages: Readonly<Record<string, RunEvent["what"]>> = {
  queued: "queued",
  running: "running",
  succeeded: "succeeded",
  failed: "failed",
  cancelled: "cancelled",
};

/** What an entry of the journal is in the life of a run. */
function runEvent({ kind, effect, to, simulatedAt: time }: JournalLine): RunEvent | undefined {
  if (typeof time !== "string") return undefined;
  if (kind === "effect") return effect === "run.submitted" ? { time, what: "submitted" } : undefined;
  const what = typeof to === "string" ? own(stages, to) : undefined;
  return kind === "transition" && what !== undefined ? { time, what } : undefined;
}
