import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { CLONE } from "../clone.mjs";
import { findProgram } from "../engine/find-program.mjs";
import { runCaptured } from "../process/run-captured.mjs";
import { WayOutError } from "../terminal/way-out-error.mjs";
import { step } from "./step.mjs";

/**
 * @typedef {object} Language An example in another language than TypeScript.
 * @property {import("./stacks.mjs").Stack} stack its stack
 * @property {import("../engine/program-needs.mjs").Needs} needs what it needs beside the engine
 * @property {string} [program] what must be on PATH
 * @property {(env: NodeJS.ProcessEnv) => Promise<NodeJS.ProcessEnv>} makeReady installs what the program imports, and gives
 *   the environment in which it runs
 */

/** @type {Readonly<Record<string, Language>>} */
export const LANGUAGES = {
  yaml: { stack: stackOf("yaml", "YAML"), needs: { languages: true }, makeReady: async (env) => env },
  python: {
    stack: stackOf("python", "Python"),
    needs: { languages: true },
    program: "python3",
    makeReady: virtualEnvironment,
  },
  go: { stack: stackOf("go", "Go"), needs: { languages: true }, program: "go", makeReady: async (env) => env },
  java: { stack: stackOf("java", "Java"), needs: { java: true }, program: "mvn", makeReady: installedForMaven },
  typescript: { stack: stackOf("typescript", "TypeScript"), needs: {}, makeReady: compiledForNode },
};

/** @param {string} name @param {string} title @returns {import("./stacks.mjs").Stack} */
function stackOf(name, title) {
  const folder = join(CLONE.root, "examples", name);
  return { title: `${title} stack`, project: `finetune-${name}`, folder, name: "dev" };
}

/**
 * Refuses a language whose own tools are not there, before anything is built for it.
 *
 * @param {Language} language the language
 * @param {string} path folders, as in the variable PATH
 */
export function requireProgram({ program, stack }, path) {
  if (program === undefined || findProgram(program, path) !== undefined) return;
  throw new WayOutError(
    `the ${stack.title} needs ${program}, which is not on PATH`,
    `Install ${program}, then run this again.`,
  );
}

/**
 * A virtual environment of the clone's with Pulumi and the SDK of the clone, first on PATH: there every host of Python finds it.
 *
 * @param {NodeJS.ProcessEnv} env the engine's environment
 */
async function virtualEnvironment(env) {
  const folder = join(CLONE.local, "python");
  const bin = join(folder, process.platform === "win32" ? "Scripts" : "bin");
  if (!existsSync(bin)) await run("python3", ["-m", "venv", folder], CLONE.root, env);
  const requirements = ["-m", "pip", "install", "--disable-pip-version-check", "--requirement", "requirements.txt"];
  await run(join(bin, "python"), requirements, LANGUAGES.python?.stack.folder ?? CLONE.root, env);
  return { ...env, VIRTUAL_ENV: folder, PATH: [bin, env.PATH].join(delimiter) };
}

/** @param {NodeJS.ProcessEnv} env the engine's environment */
async function installedForMaven(env) {
  await run("mvn", ["--quiet", "--batch-mode", "install"], join(CLONE.root, "sdk", "java"), env);
  return env;
}

/**
 * The SDK compiled, and linked where the program imports it from: it is on no registry.
 *
 * @param {NodeJS.ProcessEnv} env the engine's environment
 */
async function compiledForNode(env) {
  const sdk = join(CLONE.root, "sdk", "nodejs");
  const compiler = join(CLONE.root, "node_modules", "typescript", "bin", "tsc");
  await run(process.execPath, [compiler, "-p", sdk], CLONE.root, env);
  cpSync(join(sdk, "package.json"), join(sdk, "bin", "package.json"));
  const link = join(CLONE.root, "examples", "typescript", "node_modules", "@pulumi-finetune", "finetune");
  rmSync(link, { recursive: true, force: true });
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(join(sdk, "bin"), link, "junction");
  return env;
}

/** @param {string} command @param {readonly string[]} args @param {string} cwd @param {NodeJS.ProcessEnv} env */
async function run(command, args, cwd, env) {
  step("packages", [command, ...args].join(" "));
  const { code, output } = await runCaptured(command, args, { cwd, env });
  if (code === 0) return;
  const failed = `${command} ${args.join(" ")} failed (exit code ${code}):\n${output.trimEnd()}`;
  throw new WayOutError(failed, "Check that the package registry of the language is reached, then run this again.");
}
