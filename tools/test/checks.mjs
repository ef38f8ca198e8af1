import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { CLONE } from "../clone.mjs";

/** @typedef {{ title: string, script: string, args: readonly string[] }} Check a tool, its script and its arguments */

/**
 * What is checked about the sources beside their tests. The layer rule is part of the lint.
 *
 * @returns {Check[]} each counts as one test
 */
export function checks() {
  const packages = join(CLONE.root, "node_modules");
  const compiler = join(packages, "typescript", "bin", "tsc");
  const examples = readdirSync(join(CLONE.root, "examples")).map((name) => join("examples", name, "tsconfig.json"));
  const configs = [
    "tsconfig.json",
    join("tools", "tsconfig.json"),
    join("tools", "site", ".vitepress", "tsconfig.json"),
    join("provider", "ui", "page", "tsconfig.json"),
    ...examples.filter((config) => existsSync(join(CLONE.root, config))),
  ];
  return [
    { title: "format", script: join(packages, "prettier", "bin", "prettier.cjs"), args: ["--check", "."] },
    {
      title: "lint, typed, with the layer rule",
      script: join(packages, "eslint", "bin", "eslint.js"),
      args: [".", "--max-warnings", "0"],
    },
    { title: "unused exports and dependencies", script: join(packages, "knip", "bin", "knip.js"), args: [] },
    ...configs.map((config) => ({ title: `types of ${config}`, script: compiler, args: ["--noEmit", "-p", config] })),
  ];
}
