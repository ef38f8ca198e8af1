import { existsSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { BUILD_RECORD } from "./build-record.mjs";
import { findProgram } from "./find-program.mjs";
import { isSupportedVersion } from "./is-supported-version.mjs";
import { OLDEST_PULUMI } from "./oldest-pulumi.mjs";
import { programVersion } from "./program-version.mjs";

/**
 * @typedef {{ bin: string, version: string, isOurBuild: boolean }} PulumiCli the folder of a Pulumi CLI, its version, and
 *   whether it is a build of ours
 */

/**
 * Looks for a Pulumi CLI on PATH that is new enough and has the language host for Node.js.
 *
 * @param {NodeJS.ProcessEnv} env the environment
 * @returns {Promise<{ engine: PulumiCli } | { refused: string | undefined }>} the CLI, or why the one that is there is not
 *   taken (undefined where there is none)
 */
export async function pulumiOnPath(env) {
  const pulumi = findProgram("pulumi", env.PATH ?? "");
  if (pulumi === undefined) return { refused: undefined };

  const version = await programVersion(pulumi, "version", env);
  if (version === undefined) return { refused: `${pulumi} does not answer "pulumi version"` };
  if (!isSupportedVersion(version)) {
    return { refused: `${pulumi} is version ${version}; at least ${OLDEST_PULUMI} and below 4 is needed` };
  }
  const real = realpathSync(pulumi);
  // A package manager may put a link to the CLI on PATH and keep the hosts beside the real file.
  const beside = [dirname(pulumi), dirname(real)].join(delimiter);
  if (findProgram("pulumi-language-nodejs", beside) === undefined) {
    return { refused: `${pulumi} has no language host for Node.js (pulumi-language-nodejs) beside it` };
  }
  const isOurBuild = existsSync(join(dirname(real), BUILD_RECORD));
  return { engine: { bin: dirname(pulumi), version, isOurBuild } };
}
