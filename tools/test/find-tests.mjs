import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { WayOutError } from "../terminal/way-out-error.mjs";

/** @typedef {{ tier: string, files: readonly string[] }} Selection a tier and those of its test files that are to run */

/**
 * The tests of a folder by tier: a tier is a folder in it that holds tests.
 *
 * @param {string} folder the folder of all tests
 * @param {readonly string[]} wanted names of tiers, or a tier and how its files begin (`lifecycle/adoption`), with or
 *   without `tests/` before it; none means all
 * @returns {Selection[]} in alphabetical order; files are relative to the folder
 * @throws {WayOutError} when something wanted is not there
 */
export function findTests(folder, wanted) {
  const tiers = existsSync(folder) ? readdirSync(folder).sort() : [];
  const all = tiers.map((tier) => ({ tier, files: testsIn(folder, tier) })).filter(({ files }) => files.length > 0);
  const begin = wanted.map((words) => words.replace(/^tests\//, "").replace(/^([^/]+)\/?$/, "$1/"));
  const unknown = begin.filter((start) => !all.some(({ files }) => files.some((file) => file.startsWith(start))));
  if (unknown.length > 0) {
    throw new WayOutError(
      `there is no test tier ${unknown.map((start) => start.replace(/\/$/, "")).join(", ")}`,
      `The tiers are: ${all.map(({ tier }) => tier).join(", ")}`,
    );
  }
  if (begin.length === 0) return all;
  return all
    .map(({ tier, files }) => ({ tier, files: files.filter((file) => begin.some((start) => file.startsWith(start))) }))
    .filter(({ files }) => files.length > 0);
}

/** @param {string} folder @param {string} tier @returns {string[]} */
function testsIn(folder, tier) {
  try {
    const names = readdirSync(join(folder, tier), { recursive: true, encoding: "utf8" });
    return names
      .filter((name) => name.endsWith(".test.ts"))
      .map((name) => `${tier}/${name}`)
      .sort();
  } catch {
    return [];
  }
}
