import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CLONE } from "../clone.mjs";
import { paint } from "../terminal/paint.mjs";
import { tierFacts } from "./tiers.mjs";

const MOCHA = join(CLONE.root, "node_modules", "mocha", "bin", "mocha.js");
const REPORTER = fileURLToPath(new URL("tier-reporter.mjs", import.meta.url));

// Our choice: a tier whose tests are over ends by itself; what still holds it after this time was leaked by a test.
const END_WITHIN_MS = 20_000;

// Our choice: longer than the longest timeout of a test or hook, so that a test that takes too long is named by Mocha.
const SILENT_FOR_MS = 20 * 60_000;

// Our choice: what a tier has printed is read at once.
const READ_WITHIN_MS = 2_000;

/** @typedef {{ passed: number, failed: readonly string[] }} Sums How many tests passed, and what failed, by name. */

/**
 * @typedef {object} TierRun How one tier is run.
 * @property {NodeJS.ProcessEnv} env the environment of the tests
 * @property {((text: string) => void) | undefined} print takes what the tier prints, as it comes; without it that goes to the
 *   terminal itself
 * @property {(sums: Sums) => void} onProgress sees the sums so far
 */

/**
 * Runs one tier of tests in a process of its own.
 *
 * @param {import("./find-tests.mjs").Selection} selection its files
 * @param {TierRun} run how
 * @returns {Promise<Sums>} a tier that executed no test, crashed or did not end has failed once more
 */
export async function runTier(selection, run) {
  const { tier } = selection;
  const print = run.print ?? ((/** @type {string} */ text) => void process.stdout.write(text));
  const startedAt = performance.now();
  print(`\n${paint("bold", tier)}\n`);
  const { sums, problem } = await runMocha(selection, run);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (problem !== undefined) print(`${paint("red", `tier ${tier}: ${problem}`)}\n`);
  print(`${paint("bold", `tier ${tier}`)}: ${sums.passed} passed, ${sums.failed.length} failed, ${seconds} s\n`);
  const failed = [...sums.failed, ...(problem === undefined ? [] : [problem])];
  return { passed: sums.passed, failed: failed.map((name) => `${tier}: ${name}`) };
}

/**
 * @param {import("./find-tests.mjs").Selection} selection
 * @param {TierRun} run
 * @returns {Promise<{ sums: Sums, problem: string | undefined }>}
 */
function runMocha({ tier, files }, { env, print, onProgress }) {
  return new Promise((resolve) => {
    const sideBySide = tierFacts(tier).sideBySide ? ["--parallel", "--jobs", String(availableParallelism())] : [];
    // Into a pipe Mocha would not colour.
    const colours = process.stdout.isTTY && process.stdout.hasColors() ? ["--color"] : [];
    const tests = files.map((file) => join("tests", file));
    const stream = print === undefined ? "inherit" : "pipe";
    const child = spawn(process.execPath, [MOCHA, ...sideBySide, ...colours, "--reporter", REPORTER, ...tests], {
      cwd: CLONE.root,
      env,
      stdio: ["ignore", stream, stream, "ipc"],
    });
    for (const output of [child.stdout, child.stderr])
      output?.setEncoding("utf8").on("data", print ?? (() => undefined));

    /** @type {Sums} */
    const sums = { passed: 0, failed: [] };
    let isOver = false;
    let isHanging = false;
    /** @type {NodeJS.Timeout | undefined} */
    let patience;
    const waitFor = (/** @type {number} */ ms) => {
      clearTimeout(patience);
      patience = setTimeout(() => {
        isHanging = true;
        child.kill("SIGKILL");
      }, ms);
    };
    waitFor(SILENT_FOR_MS);
    child.on("message", (message) => {
      const told = /** @type {Sums & { isOver: boolean }} */ (message);
      Object.assign(sums, { passed: told.passed, failed: told.failed });
      ({ isOver } = told);
      waitFor(isOver ? END_WITHIN_MS : SILENT_FOR_MS);
      onProgress(sums);
    });
    child.on("exit", (code, signal) => {
      clearTimeout(patience);
      const done = () => resolve({ sums, problem: describeProblem(code, signal) });
      // A process that a test has left running may hold the pipes open for ever.
      const enough = setTimeout(done, READ_WITHIN_MS);
      child.on("close", () => {
        clearTimeout(enough);
        done();
      });
    });

    /** @param {number | null} code @param {NodeJS.Signals | null} signal */
    function describeProblem(code, signal) {
      if (isHanging && isOver) return "a test left something running that keeps the process from ending";
      if (isHanging) return `no test ended for ${SILENT_FOR_MS / 60_000} minutes`;
      if (!isOver) return `it ended before its tests were over (${signal ?? `exit code ${code}`})`;
      if (sums.passed + sums.failed.length === 0) return "no test was executed";
      return sums.failed.length === 0 && code !== 0
        ? `all tests passed, but it ended with exit code ${code}`
        : undefined;
    }
  });
}
