import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { BUILD_RECORD } from "./build-record.mjs";

/**
 * Whether a folder holds a finished build: every program of the recipe is there with the size that it was built with.
 *
 * @param {string} folder the folder of a build
 * @param {import("./recipe.mjs").Recipe} recipe what it should contain
 * @returns {boolean} false for an absent, half or damaged build
 */
export function isCompleteBuild(folder, recipe) {
  try {
    /** @type {Record<string, number>} */
    const sizes = JSON.parse(readFileSync(join(folder, BUILD_RECORD), "utf8"));
    return recipe.programs.every((program) => statSync(join(folder, program)).size === sizes[program]);
  } catch {
    return false;
  }
}
