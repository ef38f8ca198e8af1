/** First back-off step, longest back-off step and most tries of one call (our choice: a fault of some seconds passes unseen). */
export const retryLimits = { baseMs: 500, capMs: 20_000, tries: 5 } as const;

/** Longest time that a `Retry-After` can make us wait (our choice: a wait of a minute is still seen as progress). */
const retryAfterCapMs = 60_000;

/** Milliseconds before try number `failedTries + 1`: full jitter, after what the cloud asked for if it asked. */
export function retryDelayMs(failedTries: number, random: () => number, retryAfterMs?: number): number {
  if (retryAfterMs !== undefined) return Math.min(retryAfterMs, retryAfterCapMs) + random() * retryLimits.baseMs;
  return random() * Math.min(retryLimits.capMs, retryLimits.baseMs * 2 ** (failedTries - 1));
}
