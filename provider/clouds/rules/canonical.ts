import { isRecord } from "../../base/is-record";
import { isUnknown } from "../../base/unknown";
import { readNumber } from "./read-number";

/**
 * How a value is written down so that equal meanings are equal texts. In every reading the order of keys and
 * `undefined` do not matter.
 * - `plain`: what is empty (null, `[]`, `{}`) is absent
 * - `numbers`: the same, and a number in text is that number
 * - `exact`: no more than the above, for what is sent as given
 */
export type Reading = "plain" | "numbers" | "exact";

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

function scalar(value: unknown, reading: Reading): unknown {
  if (typeof value === "number") return readNumber(value) ?? String(value); // NaN and infinities are no JSON
  if (typeof value === "string") return reading === "numbers" ? (readNumber(value.trim()) ?? value) : value;
  if (typeof value === "bigint") return value.toString();
  return typeof value === "boolean" || value === null ? value : undefined; // functions and symbols are no data
}

/**
 * The canonical form of a value, safe for JSON but for `UNKNOWN`, which stays: keys sorted, order of lists kept.
 * `undefined` means that nothing is left of it.
 */
export function canonical(value: unknown, reading: Reading): unknown {
  if (value === undefined || isUnknown(value)) return value;
  if (reading !== "exact" && isEmpty(value)) return undefined;
  if (Array.isArray(value)) return value.map((item: unknown) => canonical(item, reading) ?? null);
  if (!isRecord(value)) return scalar(value, reading);
  const members = Object.keys(value)
    .sort()
    .map((key): [string, unknown] => [key, canonical(value[key], reading)])
    .filter(([, member]) => member !== undefined);
  // Not by assignment: a key `__proto__` must stay a key.
  const sorted = Object.fromEntries(members);
  return reading !== "exact" && isEmpty(sorted) ? undefined : sorted;
}

/** The canonical form of the members that a table names; the others are left out. */
export function canonicalMembers(
  block: Readonly<Record<string, unknown>>,
  readings: Readonly<Record<string, Reading>>,
): Record<string, unknown> {
  const entries = Object.keys(readings)
    .sort()
    .map((key): [string, unknown] => [
      key,
      Object.hasOwn(block, key) ? canonical(block[key], readings[key] ?? "plain") : undefined,
    ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
}
