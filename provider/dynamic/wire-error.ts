import { errorText } from "../base/error-text";
import { printable } from "../base/printable";
import { PartialFailure } from "../lifecycle/partial-failure";
import { toWire } from "./wire";

/** An error as the dynamic server passes it on. */
export interface WireError extends Error {
  id?: string;
  properties?: Record<string, unknown>;
  reasons?: string[];
}

/**
 * The error for the engine: a partial failure carries ID and outputs, so that the engine saves the resource although the
 * operation failed. The dynamic server prints some errors with their stack on the stack's row; this one prints as a pointer
 * to the resource's row, where the whole text stands.
 */
export function wireFailure(
  name: string,
  error: unknown,
  outputsFor: (state: object, inputs?: object) => Record<string, unknown>,
): WireError {
  const text = printable(errorText(error));
  const wire: WireError = new Error(text);
  wire.stack = "see its own row";
  wire.toString = () => printable(name);
  if (!(error instanceof PartialFailure)) return wire;
  return Object.assign(wire, {
    id: error.id,
    properties: toWire(outputsFor(error.state, error.inputs)),
    reasons: [text],
  });
}
