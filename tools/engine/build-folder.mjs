import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * The folder in the user's cache where our builds live. Follows the XDG base directory rules: a relative XDG_CACHE_HOME
 * counts as not set.
 *
 * @param {NodeJS.ProcessEnv} env the environment
 * @returns {string} absolute path
 */
export function cacheFolder(env) {
  const xdg = env.XDG_CACHE_HOME ?? "";
  const cache = isAbsolute(xdg) ? xdg : join(env.HOME || homedir(), ".cache");
  return join(cache, "pulumi-finetune");
}

/**
 * The folder of one build: named after everything that decides what the build contains, so that another version never
 * meets this one's files.
 *
 * @param {import("./recipe.mjs").Recipe} recipe what is built
 * @param {NodeJS.ProcessEnv} env the environment
 * @returns {string} absolute path
 */
export function buildFolder(recipe, env) {
  const hash = createHash("sha256");
  for (const { folder, flags, copies } of recipe.modules) {
    for (const file of filesOf(folder)) hash.update(readFileSync(file));
    hash.update(JSON.stringify({ flags, copies }));
  }
  const key = `${recipe.version}-${process.platform}-${process.arch}-${hash.digest("hex").slice(0, 12)}`;
  return join(cacheFolder(env), recipe.cache, key);
}

/** @param {string} folder @returns {string[]} every file of a module, always in the same order */
function filesOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return files.sort();
}
