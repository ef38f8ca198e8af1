/** True for what the clouds treat as not given: `undefined`, `null` (which some engines make of it) and the empty list. */
export function isAbsent(value: unknown): value is undefined | null | readonly [] {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
