import { FineTuneError } from "../../base/fine-tune-error";
import type { JobStatus } from "../../contract/observation";
import type { CloudSession } from "../../contract/session";
import type { Context } from "../context";
import { PartialFailure } from "../partial-failure";
import type { JobInputs } from "./inputs";
import { requireProvenGone } from "./account";
import { lostRuns } from "./lost-runs";
import { hasRun } from "./resource-id";
import { hasEnded, keyOf, observedState, type JobState } from "./state";

/** A running job that a diff of this process told the engine to delete before a successor, if there is to be one. */
export interface UnendedJob {
  /** Of the resource that holds it. */
  readonly urn: string;
  readonly state: JobState;
  /** The arguments that it was submitted with. */
  readonly inputs: JobInputs;
  /** Other arguments asked for the successor; else only the engine may want one. */
  readonly isReplaced: boolean;
}

/** Remembers a running job until the engine has had it deleted. */
export function rememberUnended({ memory, identity }: Context, id: string, job: Omit<UnendedJob, "urn">): void {
  memory.unended.set(id, { ...job, urn: identity.urn });
}

/** One look, since stored state may be hours old. An ended job cannot run again. */
export async function stillRuns(context: Context, state: JobState, inputs: JobInputs): Promise<boolean> {
  if (hasEnded(state)) return false;
  const session = context.openSession(state.cloud);
  // A run whose submit was never answered may live in the container, and cost.
  if (!hasRun(context.clouds, state))
    return (await lostRuns(context, session, state, inputs)).some((run) => !hasEnded(run));
  const seen = await session.observe(keyOf(state), context.signal);
  // Under another account's key the job may well run, and its successor would be paid for beside it.
  if (seen === undefined) await requireProvenGone(session, state, context.signal);
  return seen !== undefined && !hasEnded(seen);
}

/**
 * The job that stands where a create is asked for, to go on with it. The engine deletes it first, unless an option that its class
 * does not see (`retainOnDelete` of a component or of a transformation, `deletedWith`) makes it let go of the job without a call,
 * or wants the successor first (`deleteBeforeReplace: false`), or an earlier operation ended between the two. The stack keeps such a
 * job: what it does not know is paid for unseen. Another process of the provider may have deleted it, that of the version or of the
 * options that the resource had before [pulumi engine 3.259.0], so the cloud is asked.
 * @returns `undefined` where none stands, or it came to nothing
 * @throws PartialFailure `retained-job-runs`, with that job, where its arguments are not those of the create
 */
export async function takeUnended(context: Context, session: CloudSession): Promise<JobState | undefined> {
  const { memory, identity, clouds } = context;
  const [id, job] = [...memory.unended].find(([, { urn }]) => urn === identity.urn) ?? [];
  if (id === undefined || job === undefined) return undefined;
  const { state } = job;
  // Remembered then: a hook may have the create tried again. What cannot be asked for may run.
  if (job.isReplaced && (await stillRuns(context, state, job.inputs).catch(() => true)))
    throw new PartialFailure(id, state, retained(context, id, job), job.inputs);
  memory.unended.delete(id);
  if (job.isReplaced) return undefined;
  const seen = hasRun(clouds, state) ? await session.observe(keyOf(state), context.signal) : undefined;
  if (seen === undefined || !ofUse.includes(seen.status)) return undefined;
  await context.log("info", `goes on with ${id} (${seen.status}), which has these arguments; nothing is paid again`);
  return observedState(state, session, seen);
}

const ofUse: readonly JobStatus[] = ["queued", "running", "succeeded"];

function retained({ clouds }: Context, id: string, { state }: UnendedJob): FineTuneError {
  return new FineTuneError(
    `${id} still runs on ${clouds.get(state.cloud).title}: the engine let go of it without a cancel (\`retainOnDelete\`, \`deletedWith\`, \`deleteBeforeReplace: false\`), and a second job is not paid for beside it`,
    {
      code: "retained-job-runs",
      nextStep: `The stack keeps it. Wait until it has ended, run \`finetune cancel ${id}\`, or take the option away with a \`pulumi up\` of its own; then run \`pulumi up\` again.`,
    },
  );
}
