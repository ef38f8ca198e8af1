import { FineTuneError } from "../base/fine-tune-error";
import type { JobKey } from "../contract/keys";
import { formatResourceId } from "../lifecycle/job/resource-id";
import { hasEnded } from "../lifecycle/job/state";
import { waitForEnd } from "../lifecycle/job/wait";
import { announceSimulated, lifecycleContext, openCli, type CliContext } from "./cli-context";
import { interruptedCode } from "./exit-codes";
import { interruption } from "./interruption";
import { jobArgument } from "./job-argument";
import { note, print } from "./print";
import { requireJob } from "./require-job";
import { createStatusWriter } from "./status-writer";

/** How long a cancelled job may take to end, in milliseconds (our choice). */
const cancelTimeoutMs = 600_000;

/** Cancels a job and waits until it has ended. What was trained until then is billed. */
export async function runCancel(argument: string, { stack }: { readonly stack?: string }): Promise<number> {
  const key = jobArgument(argument);
  const cli = await openCli(stack);
  announceSimulated(cli);
  return endJob(cli, key, interruption());
}

/** Cancels a job and waits; gives the exit code. */
export async function endJob(cli: CliContext, key: JobKey, signal: AbortSignal): Promise<number> {
  const id = formatResourceId(key);
  const writer = createStatusWriter(process.stdout);
  const context = lifecycleContext(cli, signal, (message) => writer.write(message));
  const session = context.openSession(key.cloud);
  const state = await requireJob(session, key, signal);
  if (hasEnded(state)) {
    print(`${id} has ended already: ${state.status}`);
    return 0;
  }
  // Not given the signal: whether the cancel has arrived must be known.
  await session.cancel(key);
  try {
    const start = { ...state, status: "cancelling" } as const;
    const deadline = context.clock.now() + cancelTimeoutMs;
    const end = await waitForEnd(context, session, start, { deadline, onState: () => undefined });
    writer.end();
    print(`${id} ${end.status === "cancelled" ? "is cancelled" : endedFirst(end.status)}`);
    return 0;
  } catch (error) {
    writer.end();
    const nextStep = `The cancel has arrived; \`finetune watch ${id}\` follows the job to its end.`;
    if (signal.aborted) {
      note(`stopped waiting for ${id}. ${nextStep}`);
      return interruptedCode;
    }
    if (!(error instanceof FineTuneError) || error.code !== "wait-timeout") throw error;
    throw new FineTuneError(error.message, { code: error.code, nextStep });
  }
}

function endedFirst(status: string): string {
  return `had ${status} before the cancel took effect`;
}
