import { runCaptured } from "../process/run-captured.mjs";

/**
 * Asks a program of Pulumi's for its version.
 *
 * @param {string} program path of the program
 * @param {string} argument what makes it print its version, e.g. "version"
 * @param {NodeJS.ProcessEnv} env the environment
 * @returns {Promise<string | undefined>} e.g. "3.259.0"; undefined when it does not run or answers something else
 */
export async function programVersion(program, argument, env) {
  const quiet = { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const { code, stdout } = await runCaptured(program, [argument], { env: quiet });
  return code === 0 ? /^v?(\d+\.\d+\.\d\S*)$/m.exec(stdout.trim())?.[1] : undefined;
}
