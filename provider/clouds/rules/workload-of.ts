import type { Workload } from "../../contract/rules";
import { isUnknown, UNKNOWN } from "../../base/unknown";
import { readNumber } from "./read-number";

/** A workload from values as a block holds them; what waits for another resource stays `UNKNOWN`. */
export function workloadOf(
  model: unknown,
  parameters: unknown,
  names: { readonly epochs: string; readonly maxLength: string },
): Workload {
  const epochs = numberOf(parameters, names.epochs);
  const maxLength = numberOf(parameters, names.maxLength);
  return {
    ...(isUnknown(model) || typeof model === "string" ? { model } : {}),
    ...(epochs === undefined ? {} : { epochs }),
    ...(maxLength === undefined ? {} : { maxLength }),
  };
}

function numberOf(parameters: unknown, name: string): number | typeof UNKNOWN | undefined {
  const value = isUnknown(parameters) ? UNKNOWN : memberOf(parameters, name);
  return isUnknown(value) ? UNKNOWN : readNumber(value);
}

/** A member of what may not be known or no object. */
export function memberOf(parameters: unknown, name: string): unknown {
  if (typeof parameters !== "object" || parameters === null) return undefined;
  return (parameters as Readonly<Record<string, unknown>>)[name];
}
