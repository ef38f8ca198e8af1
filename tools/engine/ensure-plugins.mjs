import { join } from "node:path";
import { ensureBuilt } from "./ensure-built.mjs";
import { findProgram } from "./find-program.mjs";
import { RANDOM_RECIPE } from "./random-recipe.mjs";

/**
 * Gets the plugins that programs with our component need and that the engine cannot have by itself.
 *
 * @param {{ isOurBuild: boolean }} engine the engine that will look for them
 * @param {NodeJS.ProcessEnv} env the environment
 * @returns {Promise<import("./link-plugin.mjs").Plugin[]>} what belongs into its Pulumi home
 * @throws {WayOutError} says what to install where one cannot be had
 */
export async function ensurePlugins(engine, env) {
  const { main, version } = RANDOM_RECIPE;
  // A CLI of the user's downloads plugins as it always does, and every CLI takes one that is on PATH.
  if (!engine.isOurBuild || findProgram(main, env.PATH ?? "") !== undefined) return [];
  const { folder } = await ensureBuilt(RANDOM_RECIPE, env);
  return [{ name: "random", version, program: join(folder, main) }];
}
