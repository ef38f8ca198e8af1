import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isAlive } from "../process/is-alive.mjs";
import { WayOutError } from "../terminal/way-out-error.mjs";
import { buildGoModule } from "./build-go-module.mjs";
import { isCompleteBuild, recordBuild } from "./build-record.mjs";
import { programVersion } from "./program-version.mjs";

/** @typedef {import("./recipe.mjs").Recipe} Recipe */

/**
 * Builds a recipe in a temporary folder beside its place and renames it into place once it is complete and its main
 * program has answered with the right version. A build that was cut short therefore never looks like a finished one.
 *
 * @param {Recipe} recipe what to build
 * @param {string} folder where it belongs
 * @param {NodeJS.ProcessEnv} env the environment
 * @returns {Promise<void>} settles when the build is in its place
 */
export async function buildRecipe(recipe, folder, env) {
  removeAbandonedBuilds(folder);
  const unfinished = `${folder}.building-${process.pid}`;
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  try {
    for (const module of recipe.modules) await buildGoModule(module, unfinished, env);
    await verify(recipe, unfinished, env);
    // The user's umask may let others write what runs with this user's rights.
    for (const file of readdirSync(unfinished)) chmodSync(join(unfinished, file), 0o755);
    recordBuild(unfinished, recipe.programs);
    putIntoPlace(recipe, unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** @param {Recipe} recipe @param {string} folder @param {NodeJS.ProcessEnv} env */
async function verify(recipe, folder, env) {
  const missing = recipe.programs.filter((program) => !statSync(join(folder, program), { throwIfNoEntry: false }));
  const version =
    recipe.versionArgument === undefined
      ? recipe.version
      : await programVersion(join(folder, recipe.main), recipe.versionArgument, env);
  if (missing.length === 0 && version === recipe.version) return;
  throw new WayOutError(
    `the build of ${recipe.title} ended, but ${
      missing.length > 0
        ? `${missing.join(", ")} did not come out of it`
        : `${recipe.main} answers version ${version ?? "nothing"} instead of ${recipe.version}`
    }`,
    "Run this again. If it stays so, install the Pulumi CLI from https://www.pulumi.com/docs/install/ and have it on PATH.",
  );
}

/** @param {Recipe} recipe @param {string} finished @param {string} folder */
function putIntoPlace(recipe, finished, folder) {
  if (isCompleteBuild(folder, recipe)) return;
  // A damaged build may still be in use: moved aside, its running programs go on.
  const damaged = `${finished}-damaged`;
  if (statSync(folder, { throwIfNoEntry: false })) renameSync(folder, damaged);
  renameSync(finished, folder);
  rmSync(damaged, { recursive: true, force: true });
}

/** @param {string} folder */
function removeAbandonedBuilds(folder) {
  const prefix = `${basename(folder)}.building-`;
  for (const entry of readdirSync(dirname(folder))) {
    if (!entry.startsWith(prefix) || isAlive(Number.parseInt(entry.slice(prefix.length), 10))) continue;
    rmSync(join(dirname(folder), entry), { recursive: true, force: true });
  }
}
