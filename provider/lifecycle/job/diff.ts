import { canonicalJson } from "../../base/canonical-json";
import type { Cloud } from "../../contract/cloud";
import type { Context } from "../context";
import { FineTuneError } from "../../base/fine-tune-error";
import { blockFor } from "../blocks";
import { isImported } from "../imported";
import { diffImported } from "./diff-imported";
import type { JobInputs } from "./inputs";
import { isSettled } from "./publish";
import { keepJob, consoleId, jobTitle } from "./state";
import { generationIn } from "./job-name";
import { checkPlannedPlace } from "../place";
import type { Plan } from "../plan";
import { formatResourceId, hasRun } from "./resource-id";
import { hasEnded, keyOf, type JobState } from "./state";
import { containsUnknown } from "../../base/unknown";
import { adoptionNotice, findByContent } from "./adoption";
import { isSameTraining } from "./trained-on";
import { rememberUnended, stillRuns } from "./unended-job";

/** Arguments that never retrain: they update in place. */
const inPlace = [
  "jobName",
  "exactJobName",
  "waitForCompletion",
  "onDelete",
  "onFailure",
  "adopt",
  "adoptExisting",
  "timeouts",
  "validation",
  "notify",
] as const satisfies readonly (keyof JobInputs)[];

/**
 * Compares the program's arguments with those that the job was submitted with, as far as they are known.
 * @throws FineTuneError `retained-job-runs` when a job that is to be left alone still runs.
 */
export async function diffJob(
  context: Context,
  id: string,
  state: JobState,
  oldInputs: JobInputs,
  newInputs: JobInputs,
): Promise<Plan> {
  if (isImported(context.clouds, oldInputs)) return diffImported(context, id, state, newInputs);
  const retrains = retrainingChanges(context, oldInputs, newInputs);
  const wantsRetry = newInputs.onFailure === "retrain" && (state.status === "failed" || state.status === "cancelled");
  const isReplaced = retrains.length > 0 || wantsRetry;
  await checkPlannedPlace(context, state, jobTitle(state), isReplaced);
  rememberGeneration(context, state, oldInputs);
  if (isReplaced) {
    const deleteBeforeReplace = await stillRuns(context, state, oldInputs);
    // At a preview, what is not known yet may turn out to be what was trained on.
    const isCertain = !containsUnknown(newInputs);
    if (deleteBeforeReplace && isCertain) requireCancellable(context, state, newInputs);
    await foresee(context, newInputs, isCertain);
    context.memory.replaced.add(id).add(formatResourceId(keyOf(state)));
    if (deleteBeforeReplace) rememberUnended(context, id, { state, inputs: oldInputs, isReplaced });
    return {
      kind: "replace",
      changed: retrains.length > 0 ? retrains : ["onFailure"],
      deleteBeforeReplace,
    };
  }
  keepJob(context, state, id);
  const changed = inPlaceChanges(context, oldInputs, newInputs);
  const deleteBeforeReplace = !hasEnded(state);
  if (deleteBeforeReplace) rememberUnended(context, id, { state, inputs: oldInputs, isReplaced });
  if (changed.length > 0) return { kind: "update", changed, resume: false, deleteBeforeReplace };
  if (isSettled(context, state, newInputs)) return { kind: "none" };
  await context.log("info", reasonToUpdate(context, state, newInputs));
  return { kind: "update", changed, resume: true, deleteBeforeReplace };
}

/**
 * Looks whether the successor's training stands already, so that its price is not told. A preview that does not know the IDs of
 * its data says it; an `up` says it when it takes the job up.
 */
async function foresee(context: Context, inputs: JobInputs, isUp: boolean): Promise<void> {
  const { takesUp } = context.memory;
  takesUp.delete(context.identity.urn);
  const standing = await findByContent(context, inputs);
  if (standing === undefined) return;
  takesUp.add(context.identity.urn);
  if (!isUp) await context.log("info", adoptionNotice(context, "takes up", { namesContent: true }, standing));
}

/** A successor counts from the job that is there, of which the engine's inputs may know less than its name. */
function rememberGeneration(context: Context, { jobName }: JobState, oldInputs: JobInputs): void {
  const generation = jobName === undefined ? undefined : generationIn(jobName, context, oldInputs);
  if (generation !== undefined) context.memory.generations.set(context.identity.urn, generation);
}

/** Why an update with unchanged arguments: a preview shows nothing else of it. */
function reasonToUpdate({ clouds }: Context, state: JobState, { waitForCompletion }: JobInputs): string {
  if (!hasRun(clouds, state)) return `${consoleId(state)} has no run yet: the update submits it`;
  if (state.status === "succeeded") {
    const { publishesByItself } = clouds.get(state.cloud).job;
    return `${jobTitle(state)} has succeeded: the update ${publishesByItself ? "waits for the ID of" : "publishes"} its model`;
  }
  if (hasEnded(state)) return `${jobTitle(state)} ${state.status}: the update says why and pays for nothing`;
  return waitForCompletion === false
    ? `${jobTitle(state)} was ${state.status} when it was last looked at: the update looks once and does not wait`
    : `${jobTitle(state)} is not known to have ended: the update resumes waiting`;
}

/** Arguments whose change asks for another training. */
function retrainingChanges(context: Context, olds: JobInputs, news: JobInputs): string[] {
  const blocks = context.clouds.all.filter((cloud) => !isSameTraining(cloud, olds, news)).map(({ name }) => name);
  const hasEqualTriggers = canonicalJson(olds.triggers ?? null) === canonicalJson(news.triggers ?? null);
  return hasEqualTriggers ? blocks : [...blocks, "triggers"];
}

function inPlaceChanges({ clouds }: Context, olds: JobInputs, news: JobInputs): string[] {
  const common = inPlace.filter((key) => canonicalJson(olds[key] ?? null) !== canonicalJson(news[key] ?? null));
  // What is left of a block when its training part is equal: names, descriptions, publishing.
  const blocks = clouds.all
    .filter((cloud) => displayPart(olds, cloud) !== displayPart(news, cloud))
    .map(({ name }) => name);
  return [...common, ...blocks];
}

function displayPart(inputs: JobInputs, { name, job }: Cloud): string {
  const block = blockFor(inputs, name);
  return canonicalJson(job.displayMembers.map((member) => block?.[member] ?? null));
}

/** @throws FineTuneError `retained-job-runs` where a running job may not be ended, so that its successor would be paid beside it. */
function requireCancellable({ memory, identity }: Context, state: JobState, { onDelete }: JobInputs): void {
  const isRetained = memory.retained.has(identity.urn);
  if (onDelete !== "retain" && !isRetained) return;
  const [why, way] = isRetained
    ? [
        "the resource option `retainOnDelete` keeps the engine from asking for its end, so it can neither be cancelled",
        "take `retainOnDelete` away with a `pulumi up` of its own before the change",
      ]
    : ["`onDelete` is `retain`, so it can neither be cancelled", 'set `onDelete: "cancel"`'];
  throw new FineTuneError(`${jobTitle(state)} is still running and ${why} nor replaced beside a second paid job`, {
    code: "retained-job-runs",
    nextStep: `Wait until it ends, ${way}, or undo the change.`,
  });
}
