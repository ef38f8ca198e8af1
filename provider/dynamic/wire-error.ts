import { errorText } from "../base/error-text";
import { printable } from "../base/printable";
import { FailedCall } from "../front/kind-calls";

/** An error as the dynamic server passes it on. */
export interface WireError extends Error {
  id?: string;
  properties?: Record<string, unknown>;
  reasons?: string[];
}

/**
 * The error for the engine: one of a call that left something standing carries its ID and outputs, so that the engine saves the
 * resource although the operation failed. The dynamic server prints some errors with their stack on the stack's row; this one
 * prints as a pointer to the resource's row, where the whole text stands.
 * @param provider `__provider` of the resource: the server adds it to results, but not to failures.
 */
export function wireFailure(name: string, error: unknown, provider: unknown): WireError {
  const text = errorText(error);
  const wire: WireError = new Error(text);
  wire.stack = "see its own row";
  wire.toString = () => printable(name);
  if (!(error instanceof FailedCall) || error.standing === undefined) return wire;
  const { id, outs } = error.standing;
  return Object.assign(wire, { id, properties: { ...outs, __provider: provider }, reasons: [text] });
}
