import { FineTuneError } from "../lifecycle/fine-tune-error";
import { jobFailure } from "../lifecycle/job-failure";
import type { JobStatus } from "../lifecycle/observation";
import { newState, observedState } from "../lifecycle/state";
import { waitForEnd } from "../lifecycle/wait";
import { lifecycleContext, openCli } from "./cli-context";
import { jobArgument } from "./job-argument";
import { createStatusWriter } from "./status-writer";

/** Exit code of `finetune watch` by outcome; 130 when interrupted. */
export const watchExitCodes: Readonly<Partial<Record<JobStatus, number>>> = { succeeded: 0, failed: 1, cancelled: 3 };

/** Follows a job to its end, without ever changing it. */
export async function runWatch(id: string, { stack }: { readonly stack?: string }): Promise<number> {
  const key = jobArgument(id);
  const cli = await openCli(stack);
  const interrupt = new AbortController();
  process.once("SIGINT", () => interrupt.abort(new Error("interrupted")));
  const writer = createStatusWriter(process.stdout);
  const context = lifecycleContext(cli, interrupt.signal, (message) => writer.write(message));
  const session = context.openSession(key.cloud);
  try {
    const seen = await session.observe(key, interrupt.signal);
    if (seen === undefined) throw notFound(id);
    const start = observedState(newState(session, key, seen.jobName), session, seen);
    const end = await waitForEnd(context, session, start, { deadline: Infinity, onState: () => undefined });
    writer.end();
    if (end.status === "succeeded") {
      process.stdout.write(end.finetunedOutput === undefined ? "" : `model ${end.finetunedOutput}\n`);
    } else {
      process.stderr.write(`${(await jobFailure(session, end, interrupt.signal)).message}\n`);
    }
    return watchExitCodes[end.status] ?? 1;
  } catch (error) {
    writer.end();
    if (interrupt.signal.aborted) return 130;
    throw error;
  }
}

function notFound(id: string): FineTuneError {
  return new FineTuneError(`${id} is not found for this account`, {
    code: "not-found",
    nextStep: "Check the ID with `finetune jobs`, and that the credentials are those of the job's account.",
  });
}
