import { formatDuration } from "../base/duration";
import { FineTuneError } from "../base/fine-tune-error";
import { printableLine } from "../base/printable";
import { CloudError } from "../contract/cloud-error";
import type { Context } from "./context";

/** The last look happens this long before the deadline, in real milliseconds. */
const lastLookMarginMs = 500;

/** Time that a look has in any case, in real milliseconds (our choice: a slow connection stands by then). */
const shortestLookMs = 3_000;

/** What a wait needs from outside. */
export type WaitContext = Pick<Context, "clock" | "signal" | "random" | "status"> & {
  readonly settings: Pick<Context["settings"], "pollIntervalMs">;
};

/** What is waited for. */
export interface Wait<T> {
  /** As people know it, for example `deployment qwen3-8b-…`. */
  readonly what: string;
  /** When the wait must end, on the context's clock. */
  readonly deadline: number;
  /** One look, or one step towards it; `undefined` is no answer yet. The signal aborts when there is no time left. */
  look(signal: AbortSignal): Promise<T | undefined>;
  isDone(seen: T): boolean;
  /** Whether an error of a look may pass by itself; default: as the error says. */
  isPassing?(error: CloudError): boolean;
  /** The status line as long as it is not done. */
  describe(seen: T): string;
  /** What an answer is called at the deadline; default as the status line has it. */
  answerOf?(seen: T): string;
  /** What `undefined` is called at the deadline where it is an answer of its own, which no status line tells. */
  readonly unanswered?: string;
  /** Pause until the next look, in the longest pauses that the settings allow; default 1. */
  pause?(): number;
  /**
   * The error at the deadline.
   * @param waited how long, for people
   * @param seen every answer with how often it came
   */
  timedOut(waited: string, seen: string): FineTuneError;
}

/**
 * Looks until it is done. Passing errors (network, 429, 5xx) are no answer and never end the wait.
 * @throws what `timedOut` makes, at the deadline; the signal's reason when the wait is cancelled; whatever else a look throws
 * that waiting cannot cure, for example a refused key.
 */
export async function waitFor<T>(context: WaitContext, wait: Wait<T>): Promise<T> {
  const { clock, signal, settings } = context;
  const startedAt = clock.now();
  const answers = new Map<string, number>();
  for (;;) {
    const seen = await lookInTime(context, wait, answers);
    if (seen !== undefined && wait.isDone(seen)) return seen;
    const remainingMs = wait.deadline - clock.now() - lastLookMarginMs;
    if (remainingMs <= 0) {
      const seenSoFar = printableLine([...answers].map(([answer, times]) => `${answer} ×${times}`).join(", "));
      throw wait.timedOut(formatDuration(clock.now() - startedAt), seenSoFar);
    }
    // Spread upwards only: the interval stays the shortest pause, so that many waits keep below the cloud's rate.
    const pauseMs = settings.pollIntervalMs * (wait.pause?.() ?? 1) * (1 + 0.2 * context.random());
    await clock.sleep(Math.min(pauseMs, remainingMs), signal);
  }
}

/** One look that ends at the deadline, however slow the cloud is and however long it asks to wait. */
async function lookInTime<T>(
  context: WaitContext,
  wait: Wait<T>,
  answers: Map<string, number>,
): Promise<T | undefined> {
  const { clock, signal } = context;
  const ending = new AbortController();
  const stop = () => ending.abort(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  const remainingMs = Math.max(wait.deadline - clock.now(), shortestLookMs);
  // What is looked for keeps the process alive; a deadline of hours must not, where nobody waits any more.
  const timer = setTimeout(() => ending.abort(), Math.min(remainingMs, longestTimerMs)).unref();
  try {
    return await lookOnce(context, { ...wait, look: () => wait.look(ending.signal) }, answers);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

/** Node's longest timer. */
const longestTimerMs = 2 ** 31 - 1;

/** One look of a wait; a passing error is told, and is no answer. */
export async function lookOnce<T>(
  context: WaitContext,
  wait: Pick<Wait<T>, "what" | "look" | "isDone" | "isPassing" | "describe" | "answerOf" | "unanswered">,
  answers = new Map<string, number>(),
): Promise<T | undefined> {
  const count = (answer: string) => answers.set(answer, (answers.get(answer) ?? 0) + 1);
  try {
    const seen = await wait.look(context.signal);
    if (seen === undefined) {
      const { unanswered } = wait;
      count(unanswered ?? "no answer yet");
      if (unanswered === undefined) await context.status("no answer yet");
      return undefined;
    }
    count(wait.answerOf?.(seen) ?? wait.describe(seen));
    if (!wait.isDone(seen)) await context.status(wait.describe(seen));
    return seen;
  } catch (error) {
    if (!(error instanceof CloudError) || context.signal.aborted) throw error;
    if (error.kind === "cancelled") {
      // Not by who waits: there was no time left.
      count("no answer in time");
      return undefined;
    }
    if (!(wait.isPassing?.(error) ?? error.isRetryable)) throw error;
    count(`${error.kind} (${error.code})`);
    await context.status(`${wait.what}: ${error.message}; asking again`);
    return undefined;
  }
}

/** The error of a wait for what goes on by itself: `timeout` is the argument that sets how long. */
export function notInTime(what: string, timeout: "create" | "update" | "delete"): Wait<unknown>["timedOut"] {
  const [wanted, resumes] =
    timeout === "delete" ? ["gone", "`pulumi destroy` looks again"] : ["ready", "the next `pulumi up` resumes"];
  return (waited, seen) =>
    new FineTuneError(`${what} was not ${wanted} after ${waited} (seen: ${seen})`, {
      code: "wait-timeout",
      nextStep: `It goes on by itself: ${resumes}; \`timeouts.${timeout}\` sets how long.`,
    });
}
