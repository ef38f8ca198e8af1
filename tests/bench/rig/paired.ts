import type { Samples } from "./samples";

/** Combines the values that two sides had in the same round. */
export function paired(
  one: Samples,
  other: Samples,
  combine: (one: number, other: number) => number = (a, b) => a / b,
): number[] {
  return one.map((value, round) => combine(value, other[round] ?? NaN));
}
