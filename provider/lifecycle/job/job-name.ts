import type { CloudSession, StandingName } from "../../contract/session";
import { blockOf } from "../blocks";
import type { Context } from "../context";
import type { JobInputs } from "./inputs";
import { readableName, type ResourceIdentity, submitToken } from "../token";

const tokenPattern = /_[a-z2-7]{12}$/;

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

/** Whether a job's name ends in a token as this package makes them. */
export function carriesToken(jobName: string): boolean {
  return tokenPattern.test(jobName);
}

/** The token in a job's name, which stays when the readable part is changed; `undefined` where there is none. */
export function tokenIn(jobName: string): string | undefined {
  return tokenPattern.exec(jobName)?.[0];
}

/** More replacements than this of one resource with the same arguments are not looked for (our choice). */
const mostGenerations = 20;

/**
 * The name under which the training of these arguments already stands on the cloud, if it does. It is known by its token: the
 * readable part may have been another one. The engine tells nothing of a tainted resource's past, so its job may be any
 * successor of the first; the newest one counts, even where it failed and is to be trained anew.
 */
export async function standingName(
  context: Context,
  session: CloudSession,
  inputs: JobInputs,
): Promise<string | undefined> {
  const { identity, memory, signal } = context;
  if (inputs.exactJobName === true) return undefined;
  const isUnsure = memory.unsureGenerations.has(identity.urn);
  const tokens = [...tokensFrom(context, inputs, identity.generation, isUnsure ? mostGenerations : 1)];
  const standing = await session.find(
    (name) => tokens.includes(tokenIn(name)),
    blockOf(context.clouds, inputs).block,
    signal,
  );
  const newest = tokens.filter((token) => standing.some(({ name }) => tokenIn(name) === token)).at(-1);
  const ofNewest = standing.filter(({ name }) => tokenIn(name) === newest);
  return (ofNewest.find(isOfUse) ?? ofNewest[0])?.name;
}

/**
 * The generation that a job's name says it is of: the engine forgets it when a tainted resource takes its job up again.
 * `undefined` where the name tells nothing.
 */
export function generationIn(jobName: string, context: Context, inputs: JobInputs): number | undefined {
  const token = tokenIn(jobName);
  if (token === undefined) return undefined;
  let generation = context.identity.generation;
  for (const candidate of tokensFrom(context, inputs, generation, mostGenerations)) {
    if (candidate === token) return generation;
    generation += 1;
  }
  return undefined;
}

/** Tokens of the same training in `count` generations, oldest first, each made when it is asked for: mostly it is the first. */
function* tokensFrom(
  context: Context,
  inputs: JobInputs,
  first: number,
  count: number,
): Generator<string | undefined, void> {
  const { cloud, block } = blockOf(context.clouds, inputs);
  const { namespace } = context.settings;
  const options = { namespace, trainedOn: cloud.job.rules().trainedOn(block) };
  for (let index = 0; index < count; index += 1) {
    const identity: ResourceIdentity = { ...context.identity, generation: first + index };
    yield tokenIn(jobNameFor(inputs, identity, options));
  }
}

function isOfUse({ candidates }: StandingName): boolean {
  return candidates.some(({ observation }) => ["queued", "running", "succeeded"].includes(observation.status));
}
