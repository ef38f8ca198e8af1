import { resolve } from "node:path";

/** Absolute path of a file in this clone, for what runs as a process or is the built package. */
export function clonePath(...segments: string[]): string {
  return resolve(__dirname, "../../..", ...segments);
}
