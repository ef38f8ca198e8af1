import { jobFailure } from "../lifecycle/job/job-failure";
import { formatResourceId } from "../lifecycle/job/resource-id";
import { withPublishedModel } from "../lifecycle/job/published-model";
import { keyOf, type JobState } from "../lifecycle/job/state";
import { waitForEnd } from "../lifecycle/job/wait";
import { announceSimulated, lifecycleContext, openCli } from "./cli-context";
import { interruptedCode, watchExitCodes } from "./exit-codes";
import { interruption } from "./interruption";
import { jobArgument } from "./job-argument";
import { note, noteError, print } from "./print";
import { requireJob } from "./require-job";
import { createStatusWriter } from "./status-writer";
import { watchTeller } from "./watch-teller";

/** Choices of the command. */
export interface WatchOptions {
  readonly stack?: string;
  /** Tell whom the settings name. */
  readonly notify?: boolean;
}

/** Follows a job to its end, without ever changing it. */
export async function runWatch(id: string, { stack, notify }: WatchOptions): Promise<number> {
  const key = jobArgument(id);
  const cli = await openCli(stack);
  announceSimulated(cli);
  const signal = interruption();
  const writer = createStatusWriter(process.stdout);
  const context = lifecycleContext(cli, signal, (message) => writer.write(message));
  const session = context.openSession(key.cloud);
  const teller = notify === true ? watchTeller(cli, context) : undefined;
  try {
    const start = await requireJob(session, key, signal);
    const end = await waitForEnd(context, session, start, {
      deadline: Infinity,
      onState: (state) => teller?.see(state),
    });
    writer.end();
    if (end.status === "succeeded") {
      const published = await withPublishedModel(session, end, signal);
      print(successOf({ ...end, ...published }));
      await teller?.finish({ ...end, ...published }, {});
    } else {
      noteError(await jobFailure(session, end, signal), "");
      await teller?.finish(end, {});
    }
    return watchExitCodes[end.status];
  } catch (error) {
    writer.end();
    if (!signal.aborted) throw error;
    note(`stopped watching; ${formatResourceId(key)} goes on by itself`);
    return interruptedCode;
  }
}

function successOf(state: JobState): string {
  const model = state.finetunedOutput === undefined ? unpublished : `model ${state.finetunedOutput}`;
  return `${formatResourceId(keyOf(state))} succeeded · ${model}`;
}

const unpublished = "no model is published yet: the next `pulumi up` of its stack does that";
