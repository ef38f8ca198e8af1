import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** @typedef {import("./recipe.mjs").EngineRecipe} EngineRecipe */

/**
 * The folder in the user's cache where our builds of the engine live. Follows the XDG base directory rules: a relative
 * XDG_CACHE_HOME counts as not set.
 *
 * @param {NodeJS.ProcessEnv} env the environment
 * @returns {string} absolute path
 */
function enginesFolder(env) {
  const xdg = env.XDG_CACHE_HOME ?? "";
  const cache = isAbsolute(xdg) ? xdg : join(env.HOME || homedir(), ".cache");
  return join(cache, "pulumi-finetune", "engine");
}

/**
 * The folder of one build: named after everything that decides what the build contains, so that another version never
 * meets this one's files.
 *
 * @param {EngineRecipe} recipe what is built
 * @param {NodeJS.ProcessEnv} env the environment
 * @returns {string} absolute path
 */
export function engineFolder(recipe, env) {
  const hash = createHash("sha256");
  for (const { folder, flags, copies } of recipe.modules) {
    hash.update(readFileSync(join(folder, "go.mod"))).update(readFileSync(join(folder, "go.sum")));
    hash.update(JSON.stringify({ flags, copies }));
  }
  const key = `${recipe.version}-${process.platform}-${process.arch}-${hash.digest("hex").slice(0, 12)}`;
  return join(enginesFolder(env), key);
}
