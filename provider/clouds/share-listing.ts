import { systemClock, type Clock } from "../base/clock";
import { CloudError } from "../contract/cloud-error";

/** A listing that creates of one process share, so that two hundred creates do not list two hundred times. */
export type SharedListing<T> = (options: { readonly fresh: boolean; readonly signal?: AbortSignal }) => Promise<T>;

/** Other processes may submit meanwhile, but never under our names: only a lost answer of our own needs a fresh list. */
const sharedForMs = 60_000;

/**
 * Shares one listing among the calls of a minute; a failed one is not kept, and one that another has given up does not fail
 * those who have not.
 */
export function shareListing<T>(
  list: (signal?: AbortSignal) => Promise<T>,
  clock: Pick<Clock, "now"> = systemClock,
): SharedListing<T> {
  let shared: { readonly listing: Promise<T>; readonly at: number } | undefined;
  const read: SharedListing<T> = async ({ fresh, signal }) => {
    const known = fresh || shared === undefined || clock.now() - shared.at > sharedForMs ? undefined : shared.listing;
    const listing = known ?? list(signal);
    if (known === undefined) {
      shared = { listing, at: clock.now() };
      listing.catch(() => (shared = undefined));
    }
    try {
      return await listing;
    } catch (error) {
      const isOthers = known !== undefined && signal?.aborted !== true;
      if (isOthers && error instanceof CloudError && error.kind === "cancelled") return read({ fresh: false, signal });
      throw error;
    }
  };
  return read;
}
