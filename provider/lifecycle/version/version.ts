import { modelVersion } from "../../contract/kinds/model-version";
import type { CloudRegistry } from "../../contract/cloud";
import { blockFor } from "../blocks";
import { isAskedAsDependent, staysHere } from "../process-memory";
import { canonicalJson } from "../../base/canonical-json";
import type { CloudSession } from "../../contract/session";
import type { JobKey } from "../../contract/keys";
import type { Context } from "../context";
import { FineTuneError } from "../../base/fine-tune-error";
import { deadlineFor } from "../limits";
import type { Observation } from "../../contract/observation";
import { checkPlannedPlace, placedBy, requireOwnAccount, requireSamePlace, tellOtherFolder } from "../place";
import type { Plan } from "../plan";
import { formatResourceId, jobIdExamples, parseResourceId } from "../job/resource-id";
import { importedVersion, isByIdAlone, readPublished } from "./imported-version";
import { chooseCheckpoint, type ChosenCheckpoint } from "./choose-checkpoint";
import { keepModel, settleVersion, versionsOf, type CreatedVersion } from "./settle-version";
import type { VersionInputs } from "./version-inputs";
import { modelKey, parseVersionId, type VersionState } from "./version-state";

/** Defaults of the `timeouts` argument (our choice): publishing takes minutes. */
const timeouts = modelVersion.arguments.timeouts.default;

/** What decides which model is published, each with what it is where the program leaves it out. */
function deciding({ all }: CloudRegistry, inputs: VersionInputs): ReadonlyMap<string, unknown> {
  const { job, checkpoint = "last" } = inputs;
  const blocks = all.map(({ name }) => [name, blockFor(inputs, name) ?? {}] as const);
  return new Map<string, unknown>([["job", job], ["checkpoint", checkpoint], ...blocks]);
}

/** A version is one checkpoint under one name: whatever changes makes another, and the old one stays until then. */
export async function diffVersion(
  context: Context,
  _id: string,
  state: VersionState,
  recorded: VersionInputs,
  news: VersionInputs,
): Promise<Plan> {
  const olds = isByIdAlone(recorded) ? await importedVersion(context, state, news) : recorded;
  const [before, after] = [deciding(context.clouds, olds), deciding(context.clouds, news)];
  const changed = [...after.keys()]
    .filter((name) => canonicalJson(before.get(name)) !== canonicalJson(after.get(name)))
    // The step of what is published is no other checkpoint, whatever word chose it.
    .filter((name) => name !== "checkpoint" || news.checkpoint !== state.published?.step);
  await checkPlannedPlace(context, state, versionTitle(state), changed.length > 0);
  const asked = isAskedAsDependent(
    context,
    changed.map((name) => after.get(name)),
  );
  if (asked) return { kind: "update", changed, resume: false, deleteBeforeReplace: false };
  if (changed.length > 0) return { kind: "replace", changed, deleteBeforeReplace: false };
  keepModel(context, state);
  if (olds.onDelete !== news.onDelete)
    return { kind: "update", changed: ["onDelete"], resume: false, deleteBeforeReplace: false };
  return state.status === "ready"
    ? { kind: "none" }
    : { kind: "update", changed: [], resume: true, deleteBeforeReplace: false };
}

/**
 * Publishes a checkpoint of a finished job, or finds it published.
 * @throws FineTuneError `job-not-finished`, `no-checkpoint`; PartialFailure once publishing has begun.
 */
export async function createVersion(context: Context, inputs: VersionInputs): Promise<CreatedVersion> {
  const job = jobOf(context, inputs);
  const session = context.openSession(job.cloud);
  const seen = await session.observe(job, context.signal);
  requireSucceeded(inputs.job, seen);
  const key = { ...job, ...(seen?.details === undefined ? {} : { details: seen.details }) };
  const checkpoints = await versionsOf(session).checkpoints(key, context.signal);
  const chosen = chooseCheckpoint(inputs.checkpoint ?? "last", checkpoints, `job ${formatResourceId(job)}`);
  await context.log("info", `publishing checkpoint ${chosen.checkpoint?.step ?? "last"}: ${chosen.reason}`);
  return settleVersion(context, session, inputs, firstState(session, inputs, chosen, seen), {
    key,
    deadline: deadlineFor(context, inputs, "create", timeouts),
    timeout: "create",
  });
}

/** Resumes publishing the same checkpoint. */
export async function updateVersion(
  context: Context,
  state: VersionState,
  inputs: VersionInputs,
): Promise<{ readonly state: VersionState }> {
  if (state.status === "ready") return { state };
  const session = context.openSession(state.cloud);
  requireSamePlace(session, state, versionTitle(state));
  return settleVersion(context, session, inputs, state, {
    key: jobOf(context, inputs),
    deadline: deadlineFor(context, inputs, "update", timeouts),
    timeout: "update",
  });
}

/** One look; `undefined` when it is gone, which only its own account can say. */
export async function readVersion(
  context: Context,
  id: string,
  state: VersionState | undefined,
): Promise<(CreatedVersion & { readonly told?: () => Promise<object> }) | undefined> {
  const parsed = parseVersionId(context.clouds, id);
  if (parsed === undefined) {
    const examples = jobIdExamples(context.clouds, "or");
    throw new FineTuneError(`\`${id}\` is no ID of a model version`, {
      code: "bad-id",
      nextStep: `IDs are that of the job (${examples}) with \`/<step>\` or \`/last\` at the end.`,
    });
  }
  if (state === undefined) return readPublished(context, id, parsed);
  const session = context.openSession(state.cloud);
  requireSamePlace(session, state, versionTitle(state));
  const { modelId, modelSetId } = state;
  if (modelId === undefined) return { id, state };
  const version = { modelId, ...(modelSetId === undefined ? {} : { modelSetId }), job: parsed.job };
  const seen = await versionsOf(session).observe(version, context.signal);
  if (seen !== undefined) return { id, state: { ...state, status: seen.state } };
  await requireOwnAccount(session, state, versionTitle(state), context.signal);
  await tellOtherFolder(context, state, versionTitle(state));
  return undefined;
}

/** A published model stays unless its deletion is asked for: it is paid for, and may serve elsewhere. */
export async function deleteVersion(
  context: Context,
  _id: string,
  state: VersionState,
  inputs: VersionInputs,
): Promise<void> {
  const { modelId, modelSetId, ownsModelSet } = state;
  const model = modelKey(state);
  if (modelId === undefined || model === undefined) {
    return context.log(
      "info",
      `${versionTitle(state)} is not published yet: what was begun goes on by itself and stays`,
    );
  }
  if (await staysHere(context, model)) return;
  if (inputs.onDelete !== "delete") {
    return context.log("info", `model ${modelId} stays on ${state.cloud}: \`onDelete\` is \`retain\``);
  }
  const session = context.openSession(state.cloud);
  requireSamePlace(session, state, versionTitle(state));
  const version = { modelId, ...(modelSetId === undefined ? {} : { modelSetId }), ownsModelSet };
  const outcome = await versionsOf(session).remove(version, context.signal);
  if (outcome === "gone") await requireOwnAccount(session, state, versionTitle(state), context.signal);
  if (outcome === "kept") {
    await context.log(
      "warning",
      `model ${modelId} stays: ${state.cloud} has no call that deletes a published checkpoint`,
    );
  }
}

function jobOf({ clouds }: Context, { job }: VersionInputs): JobKey {
  const key = parseResourceId(clouds, job);
  if (key === undefined) throw new TypeError("a version without a job got past check");
  return key;
}

function firstState(
  session: CloudSession,
  inputs: VersionInputs,
  { checkpoint, reason }: ChosenCheckpoint,
  seen: Observation | undefined,
): VersionState {
  const { loss, perplexity } = checkpoint ?? {};
  const metrics = {
    ...seen?.metrics,
    ...(loss === undefined ? {} : { evalLoss: loss }),
    ...(perplexity === undefined ? {} : { perplexity }),
  };
  return {
    ...placedBy(session),
    ...(seen?.account === undefined ? {} : { account: seen.account }),
    status: "publishing",
    jobResource: inputs.job,
    ...(checkpoint === undefined ? {} : { published: checkpoint }),
    chosenBecause: reason,
    ...(Object.keys(metrics).length === 0 ? {} : { metrics }),
    ownsModelSet: blockFor(inputs, session.cloud)?.["modelSetId"] === undefined,
  };
}

function requireSucceeded(job: string, seen: Observation | undefined): void {
  if (seen?.status === "succeeded") return;
  throw new FineTuneError(
    `job ${job} ${seen === undefined ? "is not there" : `is ${seen.status}`}, so no checkpoint can be published`,
    {
      code: "job-not-finished",
      nextStep: "A version is made of a job that has succeeded: wait for it, or correct `job`.",
    },
  );
}

function versionTitle({ modelId, jobResource }: VersionState): string {
  return `model ${modelId ?? `of ${jobResource}`}`;
}
