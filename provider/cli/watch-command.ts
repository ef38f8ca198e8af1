import type { Curve } from "../contract/curve";
import type { CloudSession } from "../contract/session";
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
import { createChartWriter } from "./runs/chart-writer";
import { seriesOf } from "./runs/series";
import { sparkline } from "./runs/sparkline";
import { createStatusWriter } from "./status-writer";
import { watchTeller } from "./watch-teller";

/** Options of `finetune watch`. */
export interface WatchOptions {
  readonly stack?: string;
  readonly chart?: boolean;
  /** Tell whom the settings name. */
  readonly notify?: boolean;
}

/** Of a sparkline (our choice: figures and it fit on a narrow terminal). */
const sparkColumns = 16;

/** Follows a job to its end, without ever changing it. */
export async function runWatch(id: string, { stack, chart, notify }: WatchOptions): Promise<number> {
  const key = jobArgument(id);
  const cli = await openCli(stack);
  announceSimulated(cli);
  const signal = interruption();
  let curve: Curve = { points: [] };
  const series = () => seriesOf([{ id: formatResourceId(key), curve }]);
  const writer = chart === true ? createChartWriter(process.stdout, series) : createStatusWriter(process.stdout);
  const context = lifecycleContext(cli, signal, (message) => writer.write(message));
  const session = context.openSession(key.cloud);
  const teller = notify === true ? watchTeller(cli, context) : undefined;
  try {
    const start = await requireJob(session, key, signal);
    const end = await waitForEnd(context, session, start, {
      deadline: Infinity,
      onState: async (state) => {
        teller?.see(state);
        curve = await continued(session, state, curve, signal);
      },
      picture: () => sparkline(series()[0]?.points.map(([, loss]) => loss) ?? [], sparkColumns),
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

/** A curve only embellishes: one that cannot be read now is read later. */
async function continued(session: CloudSession, state: JobState, known: Curve, signal: AbortSignal): Promise<Curve> {
  if (state.status === "queued") return known;
  return session.curve(keyOf(state), known, signal).catch(() => known);
}

function successOf(state: JobState): string {
  const model = state.finetunedOutput === undefined ? unpublished : `model ${state.finetunedOutput}`;
  return `${formatResourceId(keyOf(state))} succeeded · ${model}`;
}

const unpublished = "no model is published yet: the next `pulumi up` of its stack does that";
