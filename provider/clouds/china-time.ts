/** Our choice for times that a cloud writes without a zone: China time, whose minute the job IDs of seed [000] carry. */
const chinaOffset = "+08:00";

/** `2026-08-14 10:07:00` as RFC 3339 with offset; a text that is no such time stays out. */
export function chinaTime(text: string | undefined): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})/.exec(text ?? "");
  return match === null ? undefined : `${match[1] ?? ""}T${match[2] ?? ""}${chinaOffset}`;
}
