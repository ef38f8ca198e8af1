/** Our choice for times that a cloud writes without a zone: China time, whose minute the job IDs of seed [000] carry. */
const chinaOffset = "+08:00";

/**
 * `2026-08-14 10:07:00` as RFC 3339 with offset; a zone that is written counts, and so do seconds or milliseconds since 1970.
 * A text that is no such time stays out.
 */
export function chinaTime(text: string | undefined): string | undefined {
  if (/^\d{10}(\d{3})?$/.test(text ?? "")) return new Date(Number((text ?? "").padEnd(13, "0"))).toISOString();
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?/.exec(text ?? "");
  return match === null ? undefined : `${match[1] ?? ""}T${match[2] ?? ""}${match[3] ?? chinaOffset}`;
}
