import type { Context } from "../context";
import type { CloudSession } from "../../contract/session";
import { CloudError } from "../../contract/cloud-error";
import { FineTuneError } from "../../base/fine-tune-error";
import type { Observation } from "../../contract/observation";
import { waitFor } from "../wait";
import { createProgressLine } from "./progress-line";
import { hasEnded, keyOf, observedState, type JobState, jobTitle } from "./state";

/** A job can be missing from one answer of a cloud that is catching up; this many in a row mean that it is gone. */
const missesThatMeanGone = 4;
/** Queued jobs change more slowly than running ones (our choice). */
const pauseFactor = { queued: 2, running: 1, cancelling: 1 / 3 } as const;

/**
 * Looks at a job until it has ended and tells `onState` about every change.
 * @throws FineTuneError `wait-timeout` at the deadline, `job-vanished` when the cloud no longer knows the job; the signal's
 * reason when the wait is cancelled; a `CloudError` that waiting cannot cure, for example a refused key.
 */
export async function waitForEnd(
  context: Context,
  session: CloudSession,
  start: JobState,
  options: {
    readonly deadline: number;
    onState(state: JobState): void | Promise<void>;
    /** Drawn behind the figures of a status line. */
    readonly picture?: () => string;
  },
): Promise<JobState> {
  const progressLine = createProgressLine(() => context.clock.now(), options.picture);
  const unknownWords = new Set<string>();
  let state = start;
  let misses = 0;
  let looks = 0;
  const end = await waitFor<JobState>(context, {
    what: `no answer from ${session.cloud}`,
    deadline: options.deadline,
    look: async (signal) => {
      looks += 1;
      const seen = await look(session, state, looks, signal);
      misses = seen === undefined ? misses + 1 : 0;
      if (seen === undefined) {
        // What has ended stays ended.
        if (hasEnded(state) && !awaitsModel(context, state)) return state;
        if (misses >= missesThatMeanGone) throw vanished(state);
        return undefined;
      }
      state = observedState(state, session, seen);
      await options.onState(state);
      if (seen.isUnknownStatus === true && !unknownWords.has(seen.cloudStatus)) await reportWord(context, state);
      unknownWords.add(seen.cloudStatus);
      return state;
    },
    isDone: (now) => hasEnded(now) && !awaitsModel(context, now),
    describe: progressLine,
    answerOf: ({ cloudStatus, status }) => cloudStatus || status,
    unanswered: "not found",
    pause: () => (misses > 0 || hasEnded(state) ? 1 : pauseFactor[state.status as keyof typeof pauseFactor]),
    timedOut: (waited, seen) => timedOut(state, waited, seen),
  });
  // What comes after a success (a model, a publishing) is told by who waits for it.
  if (end.status !== "succeeded") await context.status(progressLine(end));
  return end;
}

/** The cloud names the model of a success by itself, if need be an answer later. */
function awaitsModel({ clouds }: Context, { cloud, status, finetunedOutput }: JobState): boolean {
  return status === "succeeded" && finetunedOutput === undefined && clouds.get(cloud).job.publishesByItself;
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

function reportWord(context: Context, { cloud, cloudStatus }: JobState): Promise<void> {
  return context.log(
    "warning",
    `${cloud} calls the job ${cloudStatus}, a word that its documents do not know; it counts as running`,
  );
}

function vanished(state: JobState): FineTuneError {
  return new FineTuneError(`${state.cloud} does not know ${jobTitle(state)} any more`, {
    code: "job-vanished",
    nextStep:
      "Run `pulumi refresh`: it drops the job from the stack if it is really gone, and the next `pulumi up` trains anew.",
  });
}

function timedOut(state: JobState, waited: string, seen: string): FineTuneError {
  if (state.status === "succeeded") return modelUntold(state, waited);
  return new FineTuneError(`${jobTitle(state)} had not ended after ${waited} (seen: ${seen}); it goes on by itself`, {
    code: "wait-timeout",
    nextStep: "The next `pulumi up` resumes waiting; `timeouts.create` and `timeouts.update` set how long.",
  });
}

function modelUntold(state: JobState, waited: string): FineTuneError {
  return new FineTuneError(`${jobTitle(state)} has succeeded, but ${state.cloud} did not name its model in ${waited}`, {
    code: "wait-timeout",
    nextStep: "The training is done and paid: the next `pulumi up` asks again without training.",
  });
}
