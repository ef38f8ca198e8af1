import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { WayOutError } from "../terminal/way-out-error.mjs";

// Fast before slow, so that a mistake shows early. A folder that is not named here comes between the two.
const FIRST = ["unit", "clouds", "emulator", "lifecycle", "tools", "frontends"];
const LAST = ["quickstart", "conformance", "engine", "install"];

/**
 * The test tiers of a folder: each folder in it that holds tests, fast ones first.
 *
 * @param {string} folder the folder of all tests
 * @param {readonly string[]} wanted names of tiers; none means all
 * @returns {string[]} names in the order in which they run
 * @throws {WayOutError} when a wanted tier is not there
 */
export function findTiers(folder, wanted) {
  const there = existsSync(folder) ? readdirSync(folder).filter((name) => holdsTests(join(folder, name))) : [];
  const unknown = wanted.filter((name) => !there.includes(name));
  if (unknown.length > 0) {
    throw new WayOutError(`there is no test tier ${unknown.join(", ")}`, `The tiers are: ${there.join(", ")}`);
  }
  return there
    .filter((name) => wanted.length === 0 || wanted.includes(name))
    .sort((one, other) => place(one) - place(other) || one.localeCompare(other));
}

/** @param {string} name */
function place(name) {
  if (FIRST.includes(name)) return FIRST.indexOf(name);
  return FIRST.length + LAST.indexOf(name) + 1;
}

/** @param {string} folder @returns {boolean} */
function holdsTests(folder) {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).some((file) => file.endsWith(".test.ts"));
  } catch {
    return false;
  }
}
