import { canonical, type Reading } from "./canonical";

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
