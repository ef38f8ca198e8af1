import { parseDuration } from "../base/duration";
import { fineTuneJob } from "../contract/kinds/fine-tune-job";
import type { timeoutsType } from "../contract/kinds/shared";
import type { TypeOf } from "../contract/kinds/types-of";
import type { Context } from "./context";

/** Go-style durations. */
export type Timeouts = TypeOf<typeof timeoutsType>;

/** Defaults of the `timeouts` argument. Ours: small jobs take minutes, large ones most of a day. */
export const defaultTimeouts = fineTuneJob.arguments.timeouts.default;

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
