import { parseDuration } from "../base/duration";
import type { Context } from "./context";

/** Go-style durations. */
export interface Timeouts {
  readonly create?: string;
  readonly update?: string;
  readonly delete?: string;
}

/** Defaults of the `timeouts` argument. Ours: small jobs take minutes, large ones most of a day. */
export const defaultTimeouts = {
  create: "24h",
  update: "24h",
  delete: "10m",
} as const;

/** When an operation must end, on the context's clock. */
export function deadlineFor(
  context: Context,
  inputs: { readonly timeouts?: Timeouts },
  operation: keyof Timeouts,
  defaults: Readonly<Record<keyof Timeouts, string>> = defaultTimeouts,
): number {
  const argument = inputs.timeouts?.[operation];
  const durationMs =
    (argument === undefined ? undefined : parseDuration(argument)) ??
    context.timeoutMs ??
    parseDuration(defaults[operation]) ??
    0;
  return context.clock.now() + durationMs;
}

/** A span of the cloud's time as real milliseconds. */
export function realMs(context: Context, cloudMs: number): number {
  return cloudMs / context.settings.timeScale;
}
