import type { Cloud, CloudRegistry } from "../../contract/cloud";
import { isAskedAsDependent, stay } from "../process-memory";
import { blockFor, blockOf } from "../blocks";
import { canonicalJson } from "../../base/canonical-json";
import type { DeploymentRules } from "../../contract/rules";
import type { Context } from "../context";
import { checkPlannedPlace } from "../place";
import type { Plan } from "../plan";
import type { DeploymentInputs } from "./deployment-inputs";
import { deploymentKey, deploymentTitle, type DeploymentState } from "./deployment-state";

/** What the cloud can change on a deployment that serves is changed in place; everything else makes a new one first. */
export async function diffDeployment(
  context: Context,
  id: string,
  state: DeploymentState,
  olds: DeploymentInputs,
  news: DeploymentInputs,
): Promise<Plan> {
  const { inPlace } = deploymentRules(context.clouds.get(state.cloud));
  const changed = changedNames(context.clouds, olds, news);
  // No cloud changes what has failed and serves nothing.
  const isDead = state.status === "failed" && (state.readyCapacity ?? 0) === 0;
  const replacing = changed.filter((name) => name !== "timeouts" && (isDead || !inPlace.includes(memberOf(name))));
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
    // What is dead holds its suffix, which a successor of the same model may need.
    return { kind: "replace", changed: blocksOf(replacing), deleteBeforeReplace: isDead };
  }
  stay(context, id);
  if (changed.length > 0)
    return { kind: "update", changed: blocksOf(changed), resume: false, deleteBeforeReplace: false };
  return state.status === "running"
    ? { kind: "none" }
    : { kind: "update", changed: [], resume: true, deleteBeforeReplace: false };
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

function memberOf(name: string): string {
  return name.slice(name.indexOf(".") + 1);
}

/** The engine knows properties by their first name. */
function blocksOf(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.split(".", 1)[0] ?? name))];
}

/** What makes it another deployment: decides its suffix, so that two of the same model never clash. */
export function deploymentContent(clouds: CloudRegistry, inputs: DeploymentInputs): unknown {
  const { cloud, block } = blockOf(clouds, inputs);
  const { inPlace } = deploymentRules(cloud);
  const lasting = Object.entries(block).filter(([member]) => !inPlace.includes(member));
  return [cloud.name, inPlace.includes("model") ? null : inputs.model, Object.fromEntries(lasting)];
}

/** @throws TypeError for a cloud without deployments, which check refuses. */
export function deploymentRules({ name, deployment }: Cloud): DeploymentRules {
  if (deployment === undefined) throw new TypeError(`a deployment on ${name} got past check`);
  return deployment.rules();
}
