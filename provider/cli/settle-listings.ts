/** What listings that were asked for together gave, and why some gave nothing. */
export interface SettledListings<Line> {
  readonly lines: Line[];
  readonly failures: readonly unknown[];
  /** An empty list would say that there are none, which is not known where a listing failed. */
  readonly isTold: boolean;
}

/** Waits for all listings; one that fails does not keep the others from being shown. */
export async function settleListings<Line>(
  listings: readonly Promise<readonly Line[]>[],
): Promise<SettledListings<Line>> {
  const settled = await Promise.allSettled(listings);
  const lines = settled.flatMap((listing) => (listing.status === "fulfilled" ? listing.value : []));
  const failures = settled.flatMap((listing) => (listing.status === "rejected" ? [listing.reason as unknown] : []));
  return { lines, failures, isTold: lines.length > 0 || failures.length === 0 };
}
