import { systemClock, type Clock } from "../base/clock";

/** A listing that creates of one process share, so that two hundred creates do not list two hundred times. */
export type SharedListing<T> = (options: { readonly fresh: boolean; readonly signal?: AbortSignal }) => Promise<T>;

/** Other processes may submit meanwhile, but never under our names: only a lost answer of our own needs a fresh list. */
const sharedForMs = 60_000;

/** Shares one listing among the calls of a minute; a failed one is not kept. */
export function shareListing<T>(
  list: (signal?: AbortSignal) => Promise<T>,
  clock: Pick<Clock, "now"> = systemClock,
): SharedListing<T> {
  let shared: { readonly listing: Promise<T>; readonly at: number } | undefined;
  return ({ fresh, signal }) => {
    if (fresh || shared === undefined || clock.now() - shared.at > sharedForMs) {
      const listing = list(signal);
      shared = { listing, at: clock.now() };
      listing.catch(() => (shared = undefined));
    }
    return shared.listing;
  };
}
