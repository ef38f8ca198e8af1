import { runCaptured } from "../process/run-captured.mjs";

/**
 * Asks a Pulumi CLI for its version.
 *
 * @param {string} pulumi path of the CLI
 * @param {NodeJS.ProcessEnv} env the environment
 * @returns {Promise<string | undefined>} e.g. "3.259.0"; undefined when it does not run or answers something else
 */
export async function pulumiVersion(pulumi, env) {
  const quiet = { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const { code, stdout } = await runCaptured(pulumi, ["version"], { env: quiet });
  return code === 0 ? /^v?(\d+\.\d+\.\d+\S*)$/m.exec(stdout.trim())?.[1] : undefined;
}
