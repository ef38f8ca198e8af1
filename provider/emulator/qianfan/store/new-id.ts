import type { SimulatedWorld } from "../../contract";

/** 12 lower-case letters and digits behind the prefix, as in every real ID. */
export function newId(world: SimulatedWorld, prefix: "job" | "task" | "am" | "amv"): string {
  return `${prefix}-${world.randomText(12, "abcdefghijklmnopqrstuvwxyz0123456789")}`;
}
