import type { Ending, Occurrence } from "../contract/notice";
import type { Context } from "../lifecycle/context";
import { PartialFailure } from "../lifecycle/partial-failure";
import type { Notices } from "../notices/notices";
import type { Told } from "../notices/teller";
import type { ResourceKind } from "./resource-kind";

/** What an operation is about, as far as telling of it goes. */
export interface ToldSubject<Inputs, State> {
  readonly before?: State | undefined;
  readonly inputs: Inputs;
  readonly recorded?: Inputs;
}

/** The output in which a state remembers what was told. */
interface Remembering {
  readonly notices?: Told | undefined;
}

/**
 * Carries an operation out and tells who wants to know; what was told is remembered in the state that it comes to, be it a failure's.
 * @param notices absent where nobody can be told.
 */
export function telling<
  Inputs extends object,
  State extends object,
  Outcome extends { readonly state: State } | undefined,
>(
  notices: Notices | undefined,
  kind: ResourceKind<Inputs, State>,
  context: Context,
  { before, inputs, recorded }: ToldSubject<Inputs, State>,
  work: (context: Context) => Promise<Outcome>,
): Promise<Outcome> {
  const told = before === undefined ? undefined : (before as Remembering).notices;
  const targets = notices?.targetsFor("notify" in inputs ? inputs.notify : undefined) ?? [];
  if (notices === undefined || targets.length === 0) {
    // What was told stays known for when somebody wants to know again.
    return remembering(
      () => work(context),
      () => Promise.resolve(told),
    );
  }
  const { createTeller } = require("../notices/teller") as typeof import("../notices/teller");
  const teller = createTeller<State>(notices, {
    context,
    targets,
    before,
    told,
    occurrences: (from, now, ending) =>
      kind.occurrences(context, {
        before: from,
        now,
        ending,
        inputs,
        recorded: from === undefined ? undefined : recorded,
      }),
    waiting: (now, waited) => kind.waiting?.(context, now, waited),
  });
  // A look of this kind of resource is a state of it.
  const seen = (state: object) => teller.see(state as State);
  return remembering(
    () => work({ ...context, seen }),
    (state: State, ending) => teller.finish(state, ending),
  );
}

/** Tells of what no resource remembers: a check makes none. */
export async function tellAtOnce(
  notices: Notices | undefined,
  context: Context,
  occurrence: Occurrence,
): Promise<void> {
  const targets = notices?.targetsFor(undefined).filter(({ events }) => events.has(occurrence.event)) ?? [];
  if (notices === undefined || targets.length === 0) return;
  const { tellAll } = require("../notices/teller") as typeof import("../notices/teller");
  await tellAll(notices, context, occurrence, targets);
}

async function remembering<State extends object, Outcome extends { readonly state: State } | undefined>(
  work: () => Promise<Outcome>,
  finish: (state: State, ending: Ending) => Promise<Told | undefined>,
): Promise<Outcome> {
  try {
    const outcome = await work();
    if (outcome === undefined) return outcome;
    return { ...outcome, state: withTold(outcome.state, await finish(outcome.state, {})) };
  } catch (error) {
    if (!(error instanceof PartialFailure)) throw error;
    const { id, state, inputs, code, message } = error;
    // A partial failure of this kind carries a state of this kind.
    const told = await finish(state as State, { failure: { code, message } });
    throw new PartialFailure(id, withTold(state, told), error, inputs);
  }
}

function withTold<State extends object>(state: State, told: Told | undefined): State {
  const { notices: _before, ...rest }: State & Remembering = state;
  return (told === undefined ? rest : { ...rest, notices: told }) as State;
}
