import { FineTuneError } from "../lifecycle/fine-tune-error";
import { hasEnded, newState, observedState } from "../lifecycle/state";
import { waitForEnd } from "../lifecycle/wait";
import { lifecycleContext, openCli } from "./cli-context";
import { jobArgument } from "./job-argument";
import { createStatusWriter } from "./status-writer";

/** How long a cancelled job may take to end, in milliseconds (our choice). */
const cancelTimeoutMs = 600_000;

/** Cancels a job and waits until it has ended. What was trained until then is billed. */
export async function runCancel(id: string, { stack }: { readonly stack?: string }): Promise<number> {
  const key = jobArgument(id);
  const cli = await openCli(stack);
  const writer = createStatusWriter(process.stdout);
  const context = lifecycleContext(cli, new AbortController().signal, (message) => writer.write(message));
  const session = context.openSession(key.cloud);
  const seen = await session.observe(key);
  if (seen === undefined) {
    throw new FineTuneError(`${id} is not found for this account`, {
      code: "not-found",
      nextStep: "Check the ID with `finetune jobs`.",
    });
  }
  const state = observedState(newState(session, key, seen.jobName), session, seen);
  if (hasEnded(state)) {
    process.stdout.write(`${id} has ended already: ${state.status}\n`);
    return 0;
  }
  await session.cancel(key);
  const end = await waitForEnd(
    context,
    session,
    { ...state, status: "cancelling" },
    { deadline: context.clock.now() + cancelTimeoutMs, onState: () => undefined },
  );
  writer.end();
  process.stdout.write(`${id} is ${end.status}\n`);
  return 0;
}
