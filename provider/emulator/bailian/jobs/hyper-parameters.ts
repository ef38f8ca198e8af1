import type { JsonObject } from "../../../base/json";

/**
 * A hyperparameter as a positive number, however it was written (`3`, `"3"`); else the fallback. Never refused: clients send
 * anything.
 */
export function hyperNumber(hyperParameters: JsonObject, name: string, fallback: number): number {
  const value = hyperParameters[name];
  const number = typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
  return Number.isFinite(number) && number > 0 ? number : fallback;
}

/** The batch size that training counts with. */
export function batchSizeOf(hyperParameters: JsonObject): number {
  return hyperNumber(hyperParameters, "batch_size", 16);
}
