import type { JobKey } from "../../contract/keys";
import type { Context } from "../context";
import { placedBy } from "../place";
import { formatResourceId, parseResourceId } from "../job/resource-id";
import { chooseCheckpoint } from "./choose-checkpoint";
import { versionsOf, type CreatedVersion } from "./settle-version";
import type { VersionInputs } from "./version-inputs";
import type { VersionState } from "./version-state";

/** Whether a version came into the stack by its ID alone. */
export function isByIdAlone(recorded: Partial<VersionInputs>): boolean {
  return recorded.job === undefined;
}

/** What a checkpoint stands published as, with the arguments that name it; `undefined` where it is not published. */
export async function readPublished(
  context: Context,
  id: string,
  { job, step }: { readonly job: JobKey; readonly step?: number },
): Promise<(CreatedVersion & { readonly told: () => Promise<object> }) | undefined> {
  const session = context.openSession(job.cloud);
  const versions = versionsOf(session);
  const [found, seen] = [await versions.find?.(job, step, context.signal), await session.observe(job, context.signal)];
  if (found === undefined) return undefined;
  // The list says no more than how good it is, and the cloud keeps it for some days only.
  const listed = await versions.checkpoints(job, context.signal).catch(() => []);
  const published = step === undefined ? listed.at(-1) : (listed.find((one) => one.step === step) ?? { step });
  const jobResource = formatResourceId(job);
  return {
    id,
    state: {
      ...placedBy(session),
      ...(seen?.account === undefined ? {} : { account: seen.account }),
      status: found.state,
      jobResource,
      ...(published === undefined ? {} : { published }),
      chosenBecause: "it was imported by its ID",
      modelId: found.modelId,
      ...(found.modelSetId === undefined ? {} : { modelSetId: found.modelSetId }),
      // Nobody knows what else the set is there for.
      ownsModelSet: false,
    },
    told: () => Promise.resolve({ job: jobResource, ...(step === undefined ? {} : { checkpoint: step }) }),
  };
}

/** The arguments that an imported version counts as made with: the job and the checkpoint are known, how it was published is not. */
export async function importedVersion(
  context: Context,
  state: VersionState,
  asked: VersionInputs,
): Promise<VersionInputs> {
  return { ...asked, job: state.jobResource, checkpoint: await importedCheckpoint(context, state, asked) };
}

/** The word of the program where it stands for what is published, else the step. */
async function importedCheckpoint(
  context: Context,
  { jobResource, published }: VersionState,
  { job, checkpoint = "last" }: VersionInputs,
): Promise<VersionInputs["checkpoint"]> {
  const isWord = checkpoint === "last" || checkpoint === "best";
  if (published === undefined || !isWord || job !== jobResource) return published?.step ?? "last";
  const key = parseResourceId(context.clouds, jobResource);
  const listed =
    key === undefined ? [] : await versionsOf(context.openSession(key.cloud)).checkpoints(key, context.signal);
  const step = listed.length === 0 ? undefined : chooseCheckpoint(checkpoint, listed, `job ${job}`).checkpoint?.step;
  return step === undefined || step === published.step ? checkpoint : published.step;
}
