import { askPulumi } from "./ask-pulumi.mjs";

/**
 * Whether a stack is there, with or without resources.
 *
 * @param {import("./stacks.mjs").Stack} stack the stack
 * @param {NodeJS.ProcessEnv} env the engine's environment
 * @returns {Promise<boolean>} true when Pulumi lists it
 */
export async function stackExists(stack, env) {
  /** @type {{ name: string }[]} */
  const stacks = JSON.parse(await askPulumi(stack, ["stack", "ls", "--json"], env));
  return stacks.some(({ name }) => name === stack.name);
}
