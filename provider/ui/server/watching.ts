import type { Clock } from "../../base/clock";
import type { CloudRegistry } from "../../contract/cloud";
import type { CurveStore } from "./curves";

/** What everything that is watched shares. */
export interface Watching {
  readonly clouds: CloudRegistry;
  readonly clock: Clock;
  readonly curves: CurveStore;
  /** Milliseconds between two looks at the same thing, if nothing has happened that makes every look old. */
  roundMs(): number;
  /** Whether what was asked for at this time has to be asked for again, so many rounds later. */
  isDue(at: number | undefined, rounds?: number): boolean;
  /** Whether somebody looks at this run now. */
  isWanted(runId: string): boolean;
  /** Something is known that was not: of a run, or of anything else. */
  changed(runId?: string): void;
}

/** Calls that ask for one thing each, in one round of one kind; the rest waits for the next (our choice). */
export const mostLooks = 10;

/** Rounds between two listings (our choice). One that takes long has ten times as long until the next. */
const roundsPerListing = 4;
const listingShare = 10;
/** While nothing is under way, rounds between two listings. */
const quietRoundsPerListing = 20;

/** When a listing that began and ended at these times is due again, in rounds. */
export function roundsUntilListing(watching: Watching, startedAt: number, isQuiet: boolean): number {
  const taken = ((watching.clock.now() - startedAt) * listingShare) / watching.roundMs();
  return Math.max(isQuiet ? quietRoundsPerListing : roundsPerListing, taken);
}
