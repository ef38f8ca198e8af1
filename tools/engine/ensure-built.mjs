import { withLock } from "../lock/with-lock.mjs";
import { paint } from "../terminal/paint.mjs";
import { WayOutError } from "../terminal/way-out-error.mjs";
import { buildFolder } from "./build-folder.mjs";
import { isCompleteBuild } from "./build-record.mjs";
import { buildRecipe } from "./build-recipe.mjs";
import { findProgram } from "./find-program.mjs";
import { OLDEST_PULUMI } from "./oldest-pulumi.mjs";
import { requireOwn } from "./require-own.mjs";

/**
 * Gets a build of ours from the cache, where nobody else could have put it or changed it, or makes it with Go.
 *
 * @param {import("./recipe.mjs").Recipe} recipe what is wanted
 * @param {NodeJS.ProcessEnv} env the environment
 * @param {string} [refused] why the one on PATH is not taken, where there is one
 * @returns {Promise<{ folder: string, from: "cache" | "build" }>} where it is
 * @throws {WayOutError} says what to install where none can be had, and what to do about a cache of others
 */
export async function ensureBuilt(recipe, env, refused) {
  const folder = buildFolder(recipe, env);
  requireOwn(folder);
  if (isCompleteBuild(folder, recipe)) return { folder, from: "cache" };

  if (findProgram("go", env.PATH ?? "") === undefined) {
    throw nothingToBuildWith(refused ?? `there is no ${recipe.main} on PATH`);
  }
  if (refused) process.stderr.write(`${paint("yellow", "note:", process.stderr)} ${refused}\n`);
  await withLock(`${folder}.lock`, `building ${recipe.title}`, async () => {
    if (!isCompleteBuild(folder, recipe)) await buildRecipe(recipe, folder, env);
  });
  return { folder, from: "build" };
}

/** @param {string} reason */
function nothingToBuildWith(reason) {
  return new WayOutError(
    `${reason}, and there is no Go on PATH to build one`,
    `Install the Pulumi CLI ${OLDEST_PULUMI} or newer: https://www.pulumi.com/docs/install/\n` +
      "Or install Go 1.25 or newer, and what is missing is built for you: https://go.dev/doc/install",
  );
}
