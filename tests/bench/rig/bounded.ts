import type { Figure } from "../figure";
import { median, type Samples } from "./samples";

/** A bound of a figure, in the figure's unit. */
export interface Bound {
  readonly name: string;
  readonly unit: string;
  readonly digits: number;
  /** One of the two. */
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** A figure from the rounds' values: the median counts, and the lowest and highest value show how sure it is. */
export function bounded(bound: Bound, samples: Samples): Figure {
  const { name, unit, digits, atMost, atLeast } = bound;
  const middle = median(samples);
  const show = (value: number) => `${value.toFixed(digits)}${unit}`;
  const spread = samples.length > 1 ? ` (${show(Math.min(...samples))} to ${show(Math.max(...samples))})` : "";
  return {
    name,
    measured: `${show(middle)}${spread}`,
    goal: atMost === undefined ? `≥ ${show(atLeast ?? 0)}` : `≤ ${show(atMost)}`,
    isMet: middle <= (atMost ?? Infinity) && middle >= (atLeast ?? -Infinity),
  };
}
