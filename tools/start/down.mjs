import { existsSync, rmSync } from "node:fs";
import { CLONE } from "../clone.mjs";
import { prepare } from "./prepare.mjs";
import { runPulumi } from "./run-pulumi.mjs";
import { stackExists } from "./stack-exists.mjs";
import { STACKS } from "./stacks.mjs";
import { step } from "./step.mjs";

/**
 * Destroys and removes the quickstart's stacks, the last one first, and clears the embedded simulated clouds.
 *
 * @returns {Promise<void>} settles when nothing is left
 */
export async function down() {
  // Without a state there is nothing to destroy, and no reason to get an engine first.
  if (existsSync(CLONE.pulumi)) {
    const env = await prepare();
    for (const stack of [...STACKS].reverse()) await takeDown(stack, env);
  }
  const hadClouds = existsSync(CLONE.clouds);
  rmSync(CLONE.clouds, { recursive: true, force: true });
  step("simulated clouds", hadClouds ? "cleared" : "there were none");
}

/**
 * Destroys the stack of one language. Other stacks live on the same clouds, so those stay.
 *
 * @param {import("./languages.mjs").Language} language the language
 * @returns {Promise<void>} settles when the stack is gone
 */
export async function downIn({ stack, needs }) {
  if (!existsSync(CLONE.pulumi)) return step(stack.title, `${stack.project}/${stack.name} is not there`);
  await takeDown(stack, await prepare(needs));
}

/** @param {import("./stacks.mjs").Stack} stack @param {NodeJS.ProcessEnv} env */
async function takeDown(stack, env) {
  const exists = await stackExists(stack, env);
  step(stack.title, `${stack.project}/${stack.name} ${exists ? "goes" : "is not there"}`);
  if (exists) await runPulumi(stack, ["destroy", "--yes", "--skip-preview", "--remove"], env);
}
