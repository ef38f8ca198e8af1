import { CloudError } from "../contract/cloud-error";
import type { Context } from "./context";
import { formatDuration } from "../base/duration";
import { FineTuneError } from "../base/fine-tune-error";

/** What is waited for. */
export interface Awaited<T> {
  /** As people know it, for example `deployment qwen3-8b-…`. */
  readonly what: string;
  /** When the wait must end, on the context's clock. */
  readonly deadline: number;
  /** Name of the argument that sets how long, for the message at the deadline. */
  readonly timeout: "create" | "update" | "delete";
  /** One look, or one step towards it; `undefined` is no answer yet. */
  look(): Promise<T | undefined>;
  isDone(seen: T): boolean;
  /** The status line. */
  describe(seen: T): string;
}

/**
 * Looks until it is done. Passing errors (network, 429, 5xx) are no answer and never end the wait.
 * @throws FineTuneError `wait-timeout` at the deadline; the signal's reason when the wait is cancelled; whatever else a look
 * throws that waiting cannot cure.
 */
export async function awaitReady<T>(context: Context, awaited: Awaited<T>): Promise<T> {
  const { clock, signal, settings } = context;
  const startedAt = clock.now();
  const answers = new Map<string, number>();
  for (;;) {
    const seen = await lookOnce(context, awaited, answers);
    if (seen !== undefined && awaited.isDone(seen)) return seen;
    const remainingMs = awaited.deadline - clock.now();
    if (remainingMs <= 0) throw timedOut(awaited, clock.now() - startedAt, answers);
    await clock.sleep(Math.min(settings.pollIntervalMs * (1 + 0.2 * context.random()), remainingMs), signal);
  }
}

async function lookOnce<T>(
  context: Context,
  awaited: Awaited<T>,
  answers: Map<string, number>,
): Promise<T | undefined> {
  const count = (answer: string) => answers.set(answer, (answers.get(answer) ?? 0) + 1);
  try {
    const seen = await awaited.look();
    const line = seen === undefined ? "no answer yet" : awaited.describe(seen);
    count(line);
    if (seen === undefined || !awaited.isDone(seen)) await context.status(line);
    return seen;
  } catch (error) {
    if (!(error instanceof CloudError) || !error.isRetryable || context.signal.aborted) throw error;
    count(`${error.kind} (${error.code})`);
    await context.status(`${awaited.what}: ${error.message}; asking again`);
    return undefined;
  }
}

function timedOut<T>({ what, timeout }: Awaited<T>, waitedMs: number, answers: ReadonlyMap<string, number>): Error {
  const seen = [...answers].map(([answer, times]) => `${answer} ×${times}`).join(", ");
  const [wanted, resumes] =
    timeout === "delete" ? ["gone", "`pulumi destroy` looks again"] : ["ready", "the next `pulumi up` resumes"];
  return new FineTuneError(`${what} was not ${wanted} after ${formatDuration(waitedMs)} (seen: ${seen})`, {
    code: "wait-timeout",
    nextStep: `It goes on by itself: ${resumes}; \`timeouts.${timeout}\` sets how long.`,
  });
}
