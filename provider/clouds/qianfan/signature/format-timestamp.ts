import type { DateInput } from "@smithy/types";

/** A date, seconds since the epoch or a date text as BCE writes it: UTC, whole seconds, `YYYY-MM-DDThh:mm:ssZ`. */
export function formatTimestamp(input: DateInput): string {
  const date = new Date(typeof input === "number" ? input * 1000 : input);
  return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}
