import { runCaptured } from "../process/run-captured.mjs";
import { WayOutError } from "../terminal/way-out-error.mjs";

/**
 * Runs a Pulumi command whose answer we read.
 *
 * @param {import("./stacks.mjs").Stack} stack the stack whose project it concerns
 * @param {readonly string[]} args arguments after `pulumi -C <folder>`
 * @param {NodeJS.ProcessEnv} env the engine's environment
 * @returns {Promise<string>} what it printed on standard output
 * @throws {WayOutError} when it fails
 */
export async function askPulumi(stack, args, env) {
  const { code, stdout, output } = await runCaptured("pulumi", ["-C", stack.folder, ...args, "--non-interactive"], {
    env,
  });
  if (code === 0) return stdout;
  throw new WayOutError(
    `pulumi ${args.slice(0, 2).join(" ")} failed for ${stack.project} (exit code ${code}):\n${output.trimEnd()}`,
    "To start over, remove the folder .local of this clone: it holds nothing but the quickstart's own state.",
  );
}
