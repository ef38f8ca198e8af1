import type { Workload } from "../../lifecycle/cloud";
import { isUnknown, UNKNOWN } from "../../lifecycle/unknown";
import { readNumber } from "./read-number";

/** A workload from values as a block holds them; what waits for another resource stays `UNKNOWN`. */
export function workloadOf(model: unknown, parameters: unknown, epochName: string): Workload {
  const epochs = isUnknown(parameters) ? UNKNOWN : memberOf(parameters, epochName);
  const count = readNumber(epochs);
  return {
    ...(isUnknown(model) || typeof model === "string" ? { model } : {}),
    ...(isUnknown(epochs) ? { epochs } : count === undefined ? {} : { epochs: count }),
  };
}

function memberOf(parameters: unknown, name: string): unknown {
  if (typeof parameters !== "object" || parameters === null) return undefined;
  return (parameters as Readonly<Record<string, unknown>>)[name];
}
