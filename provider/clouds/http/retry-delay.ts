/** First back-off step, longest back-off step and most tries of one call (our choice: a fault of some seconds passes unseen). */
export const retryLimits = { baseMs: 500, capMs: 20_000, tries: 5 } as const;

/** Longest back-off step while the cloud throttles (our choice: rates are counted by the second and the minute). */
const throttledCapMs = 5_000;

/** Longest time that a `Retry-After` can make us wait (our choice: a wait of a minute is still seen as progress). */
const retryAfterCapMs = 60_000;

/** Milliseconds before try number `failedTries + 1`: full jitter, after what the cloud asked for if it asked. */
export function retryDelayMs(
  failedTries: number,
  random: () => number,
  { retryAfterMs, isThrottled }: { readonly retryAfterMs?: number | undefined; readonly isThrottled?: boolean } = {},
): number {
  if (retryAfterMs !== undefined) return Math.min(retryAfterMs, retryAfterCapMs) + random() * retryLimits.baseMs;
  const capMs = isThrottled === true ? throttledCapMs : retryLimits.capMs;
  return random() * Math.min(capMs, retryLimits.baseMs * 2 ** (failedTries - 1));
}

/**
 * Milliseconds that a `Retry-After` header asks to wait ([RFC 9110]: seconds or an HTTP date); `undefined` when
 * there is none or it is malformed. A date is taken against the answer's own `Date`, so that a skewed clock on our
 * side does not matter, else against `nowMs`.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, nowMs: number): number | undefined {
  const value = headers["retry-after"]?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Every form of an HTTP date begins with the name of a day; `Date.parse` alone takes nearly anything.
  const until = /^[A-Z][a-z]+,? /.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(until)) return undefined;
  const sent = Date.parse(headers["date"] ?? "");
  return Math.max(0, until - (Number.isNaN(sent) ? nowMs : sent));
}
