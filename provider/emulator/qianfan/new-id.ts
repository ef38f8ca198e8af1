import type { SimulatedWorld } from "../contract";

/** 12 lower-case letters and digits behind the prefix, as in every real ID. */
export function newId(world: SimulatedWorld, prefix: "job" | "task" | "am" | "amv" | "svco"): string {
  return `${prefix}-${world.randomText(12, "abcdefghijklmnopqrstuvwxyz0123456789")}`;
}

/** The same with 16 characters, as datasets and their versions have. */
export function newLongId(world: SimulatedWorld, prefix: "dg" | "ds"): string {
  return `${prefix}-${world.randomText(16, "abcdefghijklmnopqrstuvwxyz0123456789")}`;
}
