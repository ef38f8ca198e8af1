import { FineTuneError } from "../base/fine-tune-error";
import type { CloudError } from "../contract/cloud-error";
import type { Context } from "./context";
import { realMs } from "./limits";

/** How long what a lost answer may have made is looked for, in the cloud's time (our choice). */
const searchMs = 60_000;
/** Pause between two of those looks, in the cloud's time (our choice). */
const pauseMs = 5_000;

/** A call that is paid for, and whose answer was lost. */
export interface LostCall {
  /** What was sent, for people: `submit`. */
  readonly call: string;
  /** What it makes, for people: `job support_…`. */
  readonly thing: string;
  readonly lost: CloudError;
}

/**
 * Looks for what a call has made although its answer was lost; it is never sent again here, because a duplicate costs money.
 * @param look one look; what it cannot find because of an error is not there yet
 * @returns `undefined` when it has not appeared, or the search was cancelled
 */
export async function searchLost<T>(
  context: Context,
  { call, thing, lost }: LostCall,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const { clock, signal } = context;
  await context.log("warning", `the answer to the ${call} was lost (${lost.message}); looking for ${thing}`);
  const until = clock.now() + realMs(context, searchMs);
  while (clock.now() < until && !signal.aborted) {
    const found = await look();
    if (found !== undefined) return found;
    await clock.sleep(realMs(context, pauseMs), signal).catch(() => undefined);
  }
  return undefined;
}

/** The error for what has not appeared: nobody can tell whether it will. */
export function submitUnknown(what: string, lost: CloudError, nextStep: string): FineTuneError {
  return new FineTuneError(`${what}; it was not sent again`, { code: "submit-unknown", cause: lost, nextStep });
}

/**
 * What may have been carried out although no answer came shows in the cloud's lists some time later: the next step, which looks
 * before it sends anything again, waits for that.
 */
export async function letAppear(context: Context, deadline: number): Promise<void> {
  const { clock, signal } = context;
  const remainingMs = Math.max(0, deadline - clock.now());
  await clock.sleep(Math.min(realMs(context, searchMs), remainingMs), signal);
}
