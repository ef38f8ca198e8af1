import { constants } from "node:os";
import { runThrough } from "../process/run-through.mjs";
import { WayOutError } from "../terminal/way-out-error.mjs";

/**
 * Runs a Pulumi command that the user watches.
 *
 * @param {import("./stacks.mjs").Stack} stack the stack that it works on
 * @param {readonly string[]} args arguments after `pulumi -C <folder>`, e.g. `["up", "--yes"]`
 * @param {NodeJS.ProcessEnv} env the engine's environment
 * @returns {Promise<void>} settles when it succeeded
 * @throws {WayOutError} when it did not
 */
export async function runPulumi(stack, args, env) {
  const outcome = await runThrough("pulumi", ["-C", stack.folder, ...args, "--stack", stack.name], { env });
  if (outcome === 0) return;
  const code = typeof outcome === "number" ? outcome : 128 + constants.signals[outcome];
  throw new WayOutError(
    `pulumi ${args[0]} of the ${stack.title} ended with exit code ${code}; the lines above say why`,
    "Run the same command again: what was begun is picked up, and a job that was submitted is not submitted twice.\n" +
      "If the stack is locked by a run that was killed: " +
      `npm run --silent engine -- pulumi -C ${stack.folder} cancel --yes --stack ${stack.name}`,
  );
}
