import type { Outcome } from "../../lifecycle/rig/engine-steps";
import type { StackEntry } from "../../lifecycle/rig/stack-entry";
import type { Changes, Run } from "./cloud-truth";
import { knownRuns, orphans, resource, runsOf, type Reality } from "./history";
import { injectFaults, type NetworkFault } from "./network-faults";

/** One operation that was played, and how things stood before it. */
export interface Played {
  readonly outcome: Outcome;
  readonly changes: Changes;
  /** Kinds of the faults that have met a call. */
  readonly met: ReadonlySet<NetworkFault["kind"]>;
  /** Nothing has gone wrong on the way. */
  readonly isClean: boolean;
  /** The operation came to its own end, and a good one. */
  readonly isGood: boolean;
  readonly entryBefore: StackEntry | undefined;
  /** Runs that the entry stood for. */
  readonly heldBefore: readonly Run[];
  readonly knownBefore: ReadonlySet<Run>;
  readonly orphansBefore: ReadonlySet<Run>;
  readonly containersBefore: ReadonlySet<string>;
}

/** Longer than a list lags behind: nobody starts the next operation before. */
const pauseMs = 31_000;

/** Lets the pause before an operation pass, so that what is expected of it can be told. */
export function takeBreath({ rig, truth }: Reality): void {
  rig.clock.advance(pauseMs);
  truth.catchUp();
}

/** Plays an operation of the engine with faults in its way. */
export async function play(
  reality: Reality,
  faults: readonly NetworkFault[],
  operation: () => Promise<Outcome>,
): Promise<Played> {
  const { rig, truth, stack } = reality;
  const entryBefore = stack.entries.get(resource);
  const before = {
    entryBefore,
    heldBefore: entryBefore === undefined ? [] : runsOf(reality, entryBefore),
    knownBefore: knownRuns(reality),
    orphansBefore: orphans(reality),
    containersBefore: new Set(truth.containers),
  };
  const metBy = injectFaults(rig, faults);
  const outcome = await operation();
  rig.intercept = (request, next) => next(request);
  const changes = truth.catchUp();
  const met = metBy();
  const isCutShort = [...met].some((kind) => /^(cancel|kill)/.test(kind));
  return {
    ...before,
    outcome,
    changes,
    met,
    isClean: met.size === 0,
    isGood: outcome.errors.length === 0 && !isCutShort,
  };
}
