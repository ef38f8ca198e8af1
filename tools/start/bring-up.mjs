import { askPulumi } from "./ask-pulumi.mjs";
import { runPulumi } from "./run-pulumi.mjs";
import { stackExists } from "./stack-exists.mjs";
import { step } from "./step.mjs";

/**
 * Brings one stack up, making it first where it is missing.
 *
 * @param {import("./stacks.mjs").Stack} stack the stack
 * @param {NodeJS.ProcessEnv} env the engine's environment
 * @returns {Promise<"changed" | "unchanged">} whether Pulumi changed anything
 */
export async function bringUp(stack, env) {
  const exists = await stackExists(stack, env);
  step(stack.title, `${stack.project}/${stack.name} ${exists ? "is there, looking for changes" : "is new"}`);
  if (!exists) await askPulumi(stack, ["stack", "init", stack.name], env);
  await runPulumi(stack, ["up", "--yes", "--skip-preview"], env);

  const newest = ["stack", "history", "--json", "--page-size", "1", "--stack", stack.name];
  /** @type {{ resourceChanges?: Record<string, number> }[]} */
  const [update] = JSON.parse(await askPulumi(stack, newest, env));
  return Object.keys(update?.resourceChanges ?? {}).some((change) => change !== "same") ? "changed" : "unchanged";
}
