import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * @typedef {object} Needs What programs need beside the engine and the host of Node.js.
 * @property {boolean} [languages] the hosts of YAML, Python and Go
 * @property {boolean} [java] the host of Java
 * @property {boolean} [plugins] the plugin of `@pulumi/random`
 */

/**
 * What the program needs in whose folder a command of Pulumi runs: the current one, or the one that `-C` or `--cwd` names.
 *
 * @param {readonly string[]} args arguments of the command
 * @param {string} [here] the current folder
 * @returns {Needs} nothing where there is no program
 */
export function programNeeds(args, here = process.cwd()) {
  const at = args.findIndex((arg) => arg === "-C" || arg === "--cwd");
  const folder = resolve(here, at < 0 ? "" : (args[at + 1] ?? ""));
  const runtime = /^runtime:\s*(?:name:\s*)?["']?([\w-]+)/m.exec(read(join(folder, "Pulumi.yaml")))?.[1];
  /** @type {{ dependencies?: Record<string, string> }} */
  const { dependencies = {} } = JSON.parse(read(join(folder, "package.json")) || "{}");
  return {
    languages: runtime !== undefined && runtime !== "nodejs" && runtime !== "java",
    java: runtime === "java",
    plugins: "@pulumi/random" in dependencies,
  };
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
