import type { Context } from "../context";
import type { CloudSession } from "../../contract/session";
import { CloudError } from "../../contract/cloud-error";
import { formatDuration } from "../../base/duration";
import { FineTuneError } from "../../base/fine-tune-error";
import type { Observation } from "../../contract/observation";
import { createProgressLine } from "./progress-line";
import { hasEnded, keyOf, nameOf, observedState, type JobState } from "./state";

/** A job can be missing from one answer of a cloud that is catching up; this many in a row mean that it is gone. */
const missesThatMeanGone = 4;
/** Queued jobs change more slowly than running ones (our choice). */
const pauseFactor = { queued: 2, running: 1, cancelling: 1 / 3 } as const;
/** The last look happens this long before the deadline, in real milliseconds. */
const lastLookMarginMs = 500;

/**
 * Looks at a job until it has ended and tells `onState` about every change.
 * Passing errors (network, 429, 5xx) are no answer and never end the wait.
 * @throws FineTuneError `wait-timeout` at the deadline, `job-vanished` when the cloud no longer knows the job; the signal's
 * reason when the wait is cancelled; a `CloudError` that waiting cannot cure, for example a refused key.
 */
export async function waitForEnd(
  context: Context,
  session: CloudSession,
  start: JobState,
  options: { readonly deadline: number; onState(state: JobState): void },
): Promise<JobState> {
  const { clock, signal } = context;
  const startedAt = clock.now();
  const progressLine = createProgressLine(() => clock.now());
  const answers = new Map<string, number>();
  let state = start;
  let misses = 0;
  let looks = 0;
  for (;;) {
    looks += 1;
    try {
      const seen = await look(session, state, looks, signal);
      misses = seen === undefined ? misses + 1 : 0;
      count(answers, seen === undefined ? "not found" : seen.cloudStatus || seen.status);
      if (seen !== undefined) {
        state = observedState(state, session, seen);
        options.onState(state);
        if (seen.isUnknownStatus === true && answers.get(seen.cloudStatus) === 1) await reportWord(context, state);
        // What comes after a success (a model, a publishing) is told by who waits for it.
        if (state.status !== "succeeded") await context.status(progressLine(state));
      }
    } catch (error) {
      if (!(error instanceof CloudError) || !error.isRetryable) throw error;
      count(answers, `${error.kind} (${error.code})`);
      await context.status(`no answer from ${session.cloud}: ${error.message}; asking again`);
    }
    if (hasEnded(state)) return state;
    if (misses >= missesThatMeanGone) throw vanished(state);
    const remainingMs = options.deadline - clock.now();
    if (remainingMs <= lastLookMarginMs) throw timedOut(state, clock.now() - startedAt, answers);
    await clock.sleep(Math.min(pauseMs(context, state, misses), remainingMs - lastLookMarginMs), signal);
  }
}

/** A describe, or on every second look at a running job the cloud's finer view of its progress. */
async function look(
  session: CloudSession,
  state: JobState,
  looks: number,
  signal: AbortSignal,
): Promise<Observation | undefined> {
  const isFinerTurn = state.status === "running" && looks % 2 === 0;
  const finer = isFinerTurn ? await lookFiner(session, state, signal) : undefined;
  if (finer !== undefined) return { ...state, ...finer };
  const seen = await session.observe(keyOf(state), signal);
  // A describe that tells less than the finer view must not take back what that view had told.
  return seen?.status === "running" ? { progress: state.progress, loss: state.loss, ...seen } : seen;
}

/** The finer view only embellishes: whatever it is refused, the describe decides. */
async function lookFiner(
  session: CloudSession,
  state: JobState,
  signal: AbortSignal,
): Promise<Partial<Observation> | undefined> {
  try {
    return await session.observeProgress?.(keyOf(state), signal);
  } catch (error) {
    if (error instanceof CloudError && error.kind !== "cancelled") return undefined;
    throw error;
  }
}

function pauseMs(context: Context, state: JobState, misses: number): number {
  const factor = misses > 0 || hasEnded(state) ? 1 : pauseFactor[state.status as keyof typeof pauseFactor];
  // Spread upwards only: the interval stays the shortest pause, so that many jobs keep below the cloud's rate.
  return context.settings.pollIntervalMs * factor * (1 + 0.2 * context.random());
}

function count(answers: Map<string, number>, answer: string): void {
  answers.set(answer, (answers.get(answer) ?? 0) + 1);
}

function reportWord(context: Context, { cloud, cloudStatus }: JobState): Promise<void> {
  return context.log(
    "warning",
    `${cloud} calls the job ${cloudStatus}, a word that its documents do not know; it counts as running`,
  );
}

function vanished(state: JobState): FineTuneError {
  return new FineTuneError(`${state.cloud} does not know job ${nameOf(state)} any more`, {
    code: "job-vanished",
    nextStep:
      "Run `pulumi refresh`: it drops the job from the stack if it is really gone, and the next `pulumi up` trains anew.",
  });
}

function timedOut(state: JobState, waitedMs: number, answers: ReadonlyMap<string, number>): FineTuneError {
  const seen = [...answers].map(([answer, times]) => `${answer} ×${times}`).join(", ");
  return new FineTuneError(
    `job ${nameOf(state)} had not ended after ${formatDuration(waitedMs)} (seen: ${seen}); it goes on by itself`,
    {
      code: "wait-timeout",
      nextStep: "The next `pulumi up` resumes waiting; `timeouts.create` and `timeouts.update` set how long.",
    },
  );
}
