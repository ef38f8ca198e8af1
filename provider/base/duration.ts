import { own } from "./own";

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};
const wholePattern = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/;
const partPattern = /(\d+(?:\.\d+)?)(ms|s|m|h)/gy;

/** Reads a Go-style duration such as `90s` or `1h30m` as milliseconds; `undefined` when it is none. */
export function parseDuration(text: string): number | undefined {
  if (!wholePattern.test(text)) return undefined;
  return [...text.matchAll(partPattern)].reduce((sum, [, amount, unit]) => {
    return sum + Number(amount) * (own(unitMs, unit ?? "") ?? 0);
  }, 0);
}

/** Writes milliseconds for people: `3h 05m`, `4m 10s`, `12s`. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.max(0, Math.round(durationMs / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  if (seconds >= 3600) return `${Math.floor(seconds / 3600)}h ${two(Math.floor((seconds % 3600) / 60))}m`;
  if (seconds >= 60) return `${Math.floor(seconds / 60)}m ${two(seconds % 60)}s`;
  return `${seconds}s`;
}
