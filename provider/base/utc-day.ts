/** The day of a time, in UTC, as `2026-11-29`. */
export function utcDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
