import type { Cloud, CloudRegistry } from "../../contract/cloud";
import { isAskedAsDependent, stay } from "../process-memory";
import { blockFor, blockOf } from "../blocks";
import { canonicalJson } from "../../base/canonical-json";
import { withoutPaths } from "../../base/without-paths";
import type { DeploymentRules } from "../../contract/rules";
import type { Context } from "../context";
import { isImported } from "../imported";
import { checkPlannedPlace } from "../place";
import type { Plan } from "../plan";
import type { DeploymentInputs } from "./deployment-inputs";
import { importedDeployment } from "./imported-deployment";
import { deploymentKey, deploymentTitle, isMoving, type DeploymentState } from "./deployment-state";

/** What the cloud can change on a deployment that serves is changed in place; everything else makes a new one first. */
export async function diffDeployment(
  context: Context,
  id: string,
  state: DeploymentState,
  recorded: DeploymentInputs,
  news: DeploymentInputs,
): Promise<Plan> {
  const wasImported = isImported(context.clouds, recorded);
  const rules = deploymentRules(context.clouds.get(state.cloud));
  const { inPlace } = rules;
  const olds = wasImported
    ? await importedDeployment(context, state, news)
    : withoutSuffix(recorded, news, state, rules);
  const changed = changedNames(context.clouds, olds, news);
  // No cloud changes what has failed and serves nothing, or what was given back at its time.
  const hasFailed = state.status === "failed" && (state.readyCapacity ?? 0) === 0;
  const isDead = hasFailed || (state.status === "stopped" && state.releaseAt !== undefined);
  const lasting = changedNames(
    context.clouds,
    lastingPart(context, olds, inPlace),
    lastingPart(context, news, inPlace),
  );
  const replacing = isDead ? changed.filter((name) => name !== "timeouts") : lasting;
  await checkPlannedPlace(context, state, deploymentTitle(deploymentKey(state)), replacing.length > 0);
  const values = Object.entries(news).flatMap(([name, value]: [string, unknown]) =>
    blocksOf(replacing).includes(name) ? [value] : [],
  );
  if (isAskedAsDependent(context, values)) {
    return { kind: "update", changed: blocksOf(replacing), resume: false, deleteBeforeReplace: false };
  }
  if (replacing.length > 0) {
    // Its names may be fixed by the program: it must not be found as its own successor.
    context.memory.replaced.add(id);
    await tellOtherAddress(context, state, replacing);
    // What is dead holds its suffix, which a successor of the same model may need.
    return { kind: "replace", changed: blocksOf(replacing), deleteBeforeReplace: isDead };
  }
  stay(context, id);
  if (changed.length > 0)
    return { kind: "update", changed: blocksOf(changed), resume: false, deleteBeforeReplace: false };
  // One that is not waited for goes on, and the engine looks at it by itself.
  const isLeftAlone = wasImported && news.waitForCompletion === false && isMoving(state);
  return state.status === "running" || isLeftAlone
    ? { kind: "none" }
    : { kind: "update", changed: [], resume: true, deleteBeforeReplace: false };
}

/** A suffix that is not given any more is the one in use: what serves keeps its address. */
function withoutSuffix(
  recorded: DeploymentInputs,
  news: DeploymentInputs,
  { cloud, suffix }: DeploymentState,
  { suffixMember }: DeploymentRules,
): DeploymentInputs {
  const [before, after] = [blockFor(recorded, cloud), blockFor(news, cloud)];
  if (!isBlock(before) || !isBlock(after) || suffixMember in after || before[suffixMember] !== suffix) return recorded;
  return { ...recorded, [cloud]: withoutPaths(before, [suffixMember]) };
}

/** `model`, `timeouts`, and the members of the blocks as `<block>.capacity`; the block's name alone where it comes or goes. */
function changedNames({ all }: CloudRegistry, olds: DeploymentInputs, news: DeploymentInputs): string[] {
  const isOther = (one: unknown, other: unknown) => canonicalJson(one ?? null) !== canonicalJson(other ?? null);
  const models = (["model", "timeouts"] as const).filter((name) => isOther(olds[name], news[name]));
  const blocks = all.flatMap(({ name: cloud }) => {
    const [before, after] = [blockFor(olds, cloud), blockFor(news, cloud)];
    if (!isBlock(before) || !isBlock(after)) return isOther(before, after) ? [cloud] : [];
    const members = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...members]
      .filter((member) => isOther(before[member], after[member]))
      .map((member) => `${cloud}.${member}`);
  });
  return [...models, ...blocks];
}

/** A block that is not known as a whole (a symbol then) cannot be compared member by member. */
function isBlock(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Arguments without what changes in place. */
function lastingPart({ clouds }: Context, inputs: DeploymentInputs, inPlace: readonly string[]): DeploymentInputs {
  const { timeouts: _waits, model, ...common } = inputs;
  const blocks = clouds.all.flatMap(({ name }): [string, unknown][] => {
    const block: unknown = blockFor(inputs, name);
    return block === undefined ? [] : [[name, withoutPaths(block, inPlace)]];
  });
  return { ...common, model: inPlace.includes("model") ? "" : model, ...Object.fromEntries(blocks) };
}

/** Whoever calls what is replaced must know before it is done. */
async function tellOtherAddress(context: Context, state: DeploymentState, names: readonly string[]): Promise<void> {
  const { deployedModel } = state;
  if (deployedModel === undefined) return;
  await context.log(
    "warning",
    `${names.join(", ")} cannot change in place: another deployment takes the place of ${deployedModel}, and clients must call it by its own \`deployedModel\` once this one is gone`,
  );
}

/** The engine knows properties by their first name. */
function blocksOf(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.split(".", 1)[0] ?? name))];
}

/** What makes it another deployment: decides its suffix, so that two of the same model never clash. */
export function deploymentContent(clouds: CloudRegistry, inputs: DeploymentInputs): unknown {
  const { cloud, block } = blockOf(clouds, inputs);
  const { inPlace } = deploymentRules(cloud);
  return [cloud.name, inPlace.includes("model") ? null : inputs.model, withoutPaths(block, inPlace)];
}

/** @throws TypeError for a cloud without deployments, which check refuses. */
export function deploymentRules({ name, deployment }: Cloud): DeploymentRules {
  if (deployment === undefined) throw new TypeError(`a deployment on ${name} got past check`);
  return deployment.rules();
}
