import { formatDuration } from "../base/duration";
import type { Clock } from "../base/clock";
import type { Ending, Occurrence } from "../contract/notice";
import { eventIdOf } from "./message";
import type { Notices } from "./notices";
import type { Delivery } from "./send-message";
import type { Target } from "./targets";

/** What was told, by IDs of events, each with the targets that it is owed to: the output `notices`. */
export type Told = Readonly<Record<string, readonly string[]>>;

/** What an operation needs to tell from. */
export interface TellingContext {
  readonly identity: { readonly urn: string; readonly name: string };
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly settings: { readonly timeScale: number };
  log(severity: "info" | "warning", message: string): Promise<void>;
}

/** Tells of one resource in one operation. */
export interface Teller<State> {
  /** A look: tells what has begun, and how long it takes. Returns at once. */
  see(state: State): void;
  /** What the operation came to: tells how it ended, and gives back what was told. Takes seconds at most, and never fails. */
  finish(state: State, ending: Ending): Promise<Told | undefined>;
}

/** What is to be told of, and where that was begun. */
export interface TellerSubject<State> {
  readonly context: TellingContext;
  readonly targets: readonly Target[];
  /** The state before; absent where there was none. */
  readonly before: State | undefined;
  readonly told: Told | undefined;
  /** What happened between two states. Without `ending` an operation goes on. */
  occurrences(before: State | undefined, now: State, ending?: Ending): readonly Occurrence[];
  /** The event of a wait that takes long. */
  waiting?(now: State, waited: string): Occurrence | undefined;
}

/** Begins to tell. */
export function createTeller<State>(notices: Notices, subject: TellerSubject<State>): Teller<State> {
  const { context, targets, before } = subject;
  const startedAt = context.clock.now();
  const told = new Map<string, readonly string[]>(Object.entries(subject.told ?? {}));
  const begun = new Set<string>();
  const sending: Promise<void>[] = [];
  const overdue = new Set<Target>();

  const begin = (occurrence: Occurrence, to: readonly Target[]): void => {
    const id = eventIdOf(occurrence);
    if (begun.has(id)) return;
    begun.add(id);
    sending.push(
      tellAll(notices, context, occurrence, to).then((owed) => {
        told.set(id, owed);
      }),
    );
  };
  const tellNew = (occurrences: readonly Occurrence[]): void => {
    for (const occurrence of occurrences) {
      const wanted = targets.filter(({ events }) => events.has(occurrence.event));
      if (wanted.length > 0 && !told.has(eventIdOf(occurrence))) begin(occurrence, wanted);
    }
  };
  const tellOwed = (occurrences: readonly Occurrence[]): void => {
    for (const occurrence of occurrences) {
      const owed = told.get(eventIdOf(occurrence)) ?? [];
      const wanted = targets.filter(({ name }) => owed.includes(name));
      if (wanted.length > 0) begin(occurrence, wanted);
    }
  };

  return {
    see: (state) => {
      tellNew(subject.occurrences(before, state));
      const waitedMs = (context.clock.now() - startedAt) * context.settings.timeScale;
      for (const target of targets) {
        const { waitingLongerThanMs: longest } = target;
        if (longest === undefined || waitedMs < longest || overdue.has(target)) continue;
        overdue.add(target);
        const occurrence = subject.waiting?.(state, formatDuration(longest));
        if (occurrence !== undefined && !told.has(eventIdOf(occurrence))) {
          begin(
            occurrence,
            targets.filter((each) => each.waitingLongerThanMs === longest),
          );
        }
      }
    },
    finish: async (state, ending) => {
      tellNew(subject.occurrences(before, state, ending));
      tellOwed(subject.occurrences(undefined, state, ending));
      await Promise.all(sending);
      return told.size === 0 ? undefined : Object.fromEntries(told);
    },
  };
}

/** Tells all of them at once; gives back the names of those that it is still owed to. */
export async function tellAll(
  notices: Notices,
  context: TellingContext,
  occurrence: Occurrence,
  targets: readonly Target[],
): Promise<readonly string[]> {
  const { identity, signal } = context;
  const subject = { urn: identity.urn, name: identity.name, isSimulated: notices.isSimulated };
  const each = await Promise.all(
    targets.map(async (target) => {
      const delivery = await notices.tell(occurrence, subject, target, signal);
      if ("why" in delivery) await context.log("warning", warningOf(occurrence, target, delivery));
      return delivery.kind === "owed" || delivery.kind === "elsewhere" ? [target.name] : [];
    }),
  );
  return each.flat();
}

function warningOf({ event }: Occurrence, { name }: Target, delivery: Extract<Delivery, { why: string }>): string {
  const { kind, why, nextStep } = delivery;
  const after = kind === "owed" ? "; the next command that looks at this tries again" : "";
  return `${name} was not told of the event ${event}: ${why}${after}${nextStep === undefined ? "" : `. ${nextStep}`}`;
}
