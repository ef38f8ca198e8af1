import { delimiter } from "node:path";
import { ENGINE_RECIPE, LANGUAGES_RECIPE } from "./engine-recipe.mjs";
import { ensureBuilt } from "./ensure-built.mjs";
import { ensurePlugins } from "./ensure-plugins.mjs";
import { pulumiOnPath } from "./pulumi-on-path.mjs";
import { JAVA_RECIPE } from "./sdks-recipe.mjs";

/**
 * @typedef {import("./pulumi-on-path.mjs").PulumiCli & { from: "PATH" | "cache" | "build" }} FoundCli a Pulumi CLI and
 *   where it was got from
 * @typedef {FoundCli & { plugins: readonly import("./link-plugin.mjs").Plugin[] }} Engine a Pulumi CLI and
 *   plugins that belong into its home
 */

/**
 * Gets a Pulumi engine: the one on PATH if it will do, else our cached build, else a new build with Go; and, where a program
 * needs them, the plugins that it cannot download and the hosts of languages other than TypeScript.
 *
 * @param {NodeJS.ProcessEnv} env the environment
 * @param {import("./program-needs.mjs").Needs} needs what the programs that it will run need
 * @returns {Promise<Engine>} where it is
 * @throws {WayOutError} says what to install where none can be had
 */
export async function ensureEngine(env, { languages = false, java = false, plugins = false }) {
  const found = await findOrBuild(env);
  const recipes = [...(languages ? [LANGUAGES_RECIPE] : []), ...(java ? [JAVA_RECIPE] : [])];
  /** @type {string[]} */
  const hosts = [];
  for (const recipe of found.isOurBuild ? recipes : []) hosts.push((await ensureBuilt(recipe, env)).folder);
  return {
    ...found,
    bin: [found.bin, ...hosts].join(delimiter),
    plugins: plugins ? await ensurePlugins(found, env) : [],
  };
}

/** @param {NodeJS.ProcessEnv} env @returns {Promise<FoundCli>} */
async function findOrBuild(env) {
  const onPath = await pulumiOnPath(env);
  if ("engine" in onPath) return { ...onPath.engine, from: "PATH" };
  const { folder, from } = await ensureBuilt(ENGINE_RECIPE, env, onPath.refused);
  return { bin: folder, version: ENGINE_RECIPE.version, isOurBuild: true, from };
}
