import { tokenIn } from "../../contract/job-token";
import type { CloudSession, StandingName } from "../../contract/session";
import { blockOf } from "../blocks";
import type { Context } from "../context";
import type { JobInputs } from "./inputs";
import { readableName, type ResourceIdentity, submitToken } from "../token";
import { trainedOnContent, trainedOnIds } from "./trained-on";

/** The job's name on the cloud: up to 7 readable characters, `_`, the token; fits the 20 of [Omh4sux31]. */
export function jobNameFor(
  inputs: JobInputs,
  identity: ResourceIdentity,
  options: { readonly namespace: string; readonly trainedOn: unknown },
): string {
  const wanted = inputs.jobName ?? identity.name;
  if (inputs.exactJobName === true) return wanted;
  return readableName(wanted, submitToken({ ...identity, ...options, triggers: inputs.triggers }));
}

/** The name that a new job of these arguments gets. */
export function newJobName(context: Context, inputs: JobInputs): string {
  return contentName(context, inputs) ?? idsNames(context, inputs)(context.identity.generation);
}

/**
 * Whether a name says by itself that its job was trained on the content of the data given, which may have had other IDs: they
 * are of no account then.
 */
export function namesContent(context: Context, inputs: JobInputs, name: string): boolean {
  const token = tokenIn(name);
  return token !== undefined && token === tokenIn(contentName(context, inputs) ?? "");
}

/** By content, replacements are not counted: who goes back to what was trained before is to find it. */
function contentName(context: Context, inputs: JobInputs): string | undefined {
  const { identity, settings, clouds } = context;
  const trainedOn = trainedOnContent(blockOf(clouds, inputs).cloud, inputs);
  const { namespace } = settings;
  return trainedOn && jobNameFor(inputs, { ...identity, generation: 0 }, { namespace, trainedOn });
}

/** The names of one training in its generations: what is trained on is the same in each. */
function idsNames({ identity, settings, clouds }: Context, inputs: JobInputs): (generation: number) => string {
  const { namespace } = settings;
  const trainedOn = trainedOnIds(blockOf(clouds, inputs).cloud, inputs);
  return (generation) => jobNameFor(inputs, { ...identity, generation }, { namespace, trainedOn });
}

/** More replacements than this of one resource with the same arguments are not looked for (our choice). */
const mostGenerations = 20;

/**
 * The name under which the training of these arguments already stands on the cloud, if it does. It is known by its token: the
 * readable part may have been another one. The engine tells nothing of a tainted resource's past, so its job may be any
 * successor of the first; the newest one counts, even where it failed and is to be trained anew. Data given as resources is
 * known by its content, and by its IDs, by which 0.1.0 named the job.
 */
export async function standingName(
  context: Context,
  session: CloudSession,
  inputs: JobInputs,
): Promise<string | undefined> {
  const { identity, memory, signal } = context;
  if (inputs.exactJobName === true) return undefined;
  const isUnsure = memory.unsureGenerations.has(identity.urn);
  const byIds = isUnsure
    ? tokensFrom(context, inputs, 0, mostGenerations)
    : tokensFrom(context, inputs, identity.generation, 1);
  const tokens = [...byIds, tokenIn(contentName(context, inputs) ?? "")].filter((token) => token !== undefined);
  const standing = await session.find(
    (name) => tokens.some((token) => token === tokenIn(name)),
    blockOf(context.clouds, inputs).block,
    signal,
  );
  const newest = tokens.filter((token) => standing.some(({ name }) => tokenIn(name) === token)).at(-1);
  const ofNewest = standing.filter(({ name }) => tokenIn(name) === newest);
  return (ofNewest.find(isOfUse) ?? ofNewest[0])?.name;
}

/**
 * The generation that a job's name says it is of: the engine forgets it when a tainted resource takes its job up again, and counts
 * on where a refused replacement left the job in its place. `undefined` where the name tells nothing.
 */
export function generationIn(jobName: string, context: Context, inputs: JobInputs): number | undefined {
  const token = tokenIn(jobName);
  if (token === undefined) return undefined;
  const { generation } = context.identity;
  let later = generation;
  for (const candidate of tokensFrom(context, inputs, generation, mostGenerations)) {
    if (candidate === token) return later;
    later += 1;
  }
  const earlier = [...tokensFrom(context, inputs, 0, generation)].indexOf(token);
  return earlier === -1 ? undefined : earlier;
}

/** Tokens of the same training in `count` generations, oldest first, each made when it is asked for: mostly it is the first. */
function* tokensFrom(
  context: Context,
  inputs: JobInputs,
  first: number,
  count: number,
): Generator<string | undefined, void> {
  const nameOf = idsNames(context, inputs);
  for (let index = 0; index < count; index += 1) yield tokenIn(nameOf(first + index));
}

function isOfUse({ candidates }: StandingName): boolean {
  return candidates.some(({ observation }) => ["queued", "running", "succeeded"].includes(observation.status));
}
