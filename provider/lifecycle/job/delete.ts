import { requireProvenGone } from "./account";
import { requireSamePlace } from "../place";
import type { CloudSession } from "../../contract/session";
import type { Context } from "../context";
import { formatDuration } from "../../base/duration";
import { FineTuneError } from "../../base/fine-tune-error";
import type { JobInputs } from "./inputs";
import { namesContent } from "./job-name";
import { formatResourceId, hasRun } from "./resource-id";
import { staysHere } from "../process-memory";
import { deadlineFor } from "../limits";
import { lostRuns, ownsContainer } from "./lost-runs";
import { publishOptions } from "./publish";
import { hasEnded, keyOf, observedState, type JobState, jobTitle } from "./state";
import { waitForEnd } from "./wait";

/**
 * Takes a job off the cloud as far as the cloud allows. A live job is cancelled and awaited first: a record that is deleted
 * while the job races into running might leave a paid training behind. Decides from a fresh look, never from stored state.
 * Published and produced models stay unless `publish.deleteWithJob`.
 */
export async function deleteJob(context: Context, id: string, state: JobState, recorded: JobInputs): Promise<void> {
  context.memory.unended.delete(id);
  if (await staysHere(context, id)) return;
  // The diff refuses to replace a live job that the program wants retained; what the state still says is overruled.
  const inputs: JobInputs = context.memory.replaced.has(id) ? { ...recorded, onDelete: "cancel" } : recorded;
  const session = context.openSession(state.cloud);
  requireSamePlace(session, state, jobTitle(state));
  const runs = hasRun(context.clouds, state) ? [state] : await lostRuns(context, session, state, inputs);
  for (const run of runs) await deleteRun(context, session, run, inputs);
  if (runs.length === 0) await removeRecord(context, session, state, inputs);
}

async function deleteRun(context: Context, session: CloudSession, state: JobState, inputs: JobInputs): Promise<void> {
  const ended = await endJob(context, session, state, inputs);
  if (ended === "gone") return removeContainer(context, session, state, inputs);
  if (ended === "retained") return;
  await deletePublication(context, session, state, inputs);
  if (isFoundAgain(context, ended, inputs)) {
    const why = "it costs nothing, and who goes back to its data and arguments gets its model without training";
    await context.log("info", `kept the record of ${jobTitle(state)}: ${why}`);
    return;
  }
  await removeRecord(context, session, state, inputs);
}

/**
 * Whether a job that is replaced is looked for by who goes back to what it was trained on: one that is known by the content of its
 * data, and succeeded. A destroy has nothing in its place, and deletes what the cloud lets go.
 */
function isFoundAgain(context: Context, { jobName = "", ...ended }: JobState, inputs: JobInputs): boolean {
  const { memory, identity } = context;
  const id = formatResourceId(keyOf(ended));
  // A diff says so; what an earlier operation left to be deleted has a successor that stays.
  const isReplaced =
    memory.replaced.has(id) ||
    [...memory.owners].some(([other, urn]) => urn === identity.urn && other !== id && memory.staying.has(other));
  return ended.status === "succeeded" && isReplaced && namesContent(context, inputs, jobName);
}

/** Who removed the run may have left its container, which is ours and empty then. */
async function removeContainer(
  context: Context,
  session: CloudSession,
  state: JobState,
  inputs: JobInputs,
): Promise<void> {
  const { taskId, ...container } = keyOf(state);
  if (taskId === undefined || !ownsContainer(state, inputs)) return;
  await session.remove(container, { ownsJob: true }, context.signal);
}

async function removeRecord(
  context: Context,
  session: CloudSession,
  state: JobState,
  inputs: JobInputs,
): Promise<void> {
  const outcome = await session.remove(keyOf(state), { ownsJob: ownsContainer(state, inputs) }, context.signal);
  await context.log("info", outcomes[outcome](state));
}

const outcomes = {
  removed: (state: JobState) => `deleted the record of ${jobTitle(state)}; models it produced stay`,
  kept: (state: JobState) =>
    `${state.cloud} keeps the record of ${jobTitle(state)}: ended jobs cannot be deleted there (UnsupportedOperation); it costs nothing`,
  gone: (state: JobState) => `${jobTitle(state)} was already gone`,
} as const;

async function endJob(
  context: Context,
  session: CloudSession,
  state: JobState,
  inputs: JobInputs,
): Promise<JobState | "gone" | "retained"> {
  const seen = await session.observe(keyOf(state), context.signal);
  if (seen === undefined) {
    await requireProvenGone(session, state, context.signal);
    await context.log("info", outcomes.gone(state));
    return "gone";
  }
  const current = observedState(state, session, seen);
  if (hasEnded(current)) return current;
  if (inputs.onDelete === "retain") {
    await context.log("warning", `${jobTitle(state)} is ${current.status} and goes on: \`onDelete\` is \`retain\``);
    return "retained";
  }
  if (current.status !== "cancelling") await session.cancel(keyOf(state), context.signal);
  await context.log(
    "info",
    `cancelled ${jobTitle(state)} (it was ${current.status})${current.status === "queued" ? "" : "; what it had trained so far is billed"}`,
  );
  return awaitCancelled(context, session, current, inputs);
}

async function awaitCancelled(
  context: Context,
  session: CloudSession,
  state: JobState,
  inputs: JobInputs,
): Promise<JobState> {
  const startedAt = context.clock.now();
  try {
    const deadline = deadlineFor(context, inputs, "delete");
    return await waitForEnd(
      context,
      session,
      { ...state, status: "cancelling" },
      { deadline, onState: () => undefined },
    );
  } catch (error) {
    if (error instanceof FineTuneError && error.code === "job-vanished") return { ...state, status: "cancelled" };
    if (!(error instanceof FineTuneError) || error.code !== "wait-timeout") throw error;
    throw new FineTuneError(
      `${jobTitle(state)} was asked to cancel and had not ended after ${formatDuration(context.clock.now() - startedAt)}`,
      {
        code: "cancel-timeout",
        cause: error,
        nextStep: "Run `pulumi destroy` again; `timeouts.delete` sets how long it waits.",
      },
    );
  }
}

async function deletePublication(
  context: Context,
  session: CloudSession,
  state: JobState,
  inputs: JobInputs,
): Promise<void> {
  if (publishOptions(context, inputs)?.["deleteWithJob"] !== true || session.unpublish === undefined) return;
  const { finetunedOutput, modelSetId } = state;
  if (finetunedOutput === undefined || modelSetId === undefined) return;
  const ownsModelSet = publishOptions(context, inputs)?.["modelSetId"] === undefined;
  await session.unpublish({ modelId: finetunedOutput, modelSetId }, { ownsModelSet }, context.signal);
  await context.log("info", `deleted model version ${finetunedOutput}, as \`publish.deleteWithJob\` asks`);
}
