import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CLONE } from "../clone.mjs";
import { paint } from "../terminal/paint.mjs";

const MOCHA = join(CLONE.root, "node_modules", "mocha", "bin", "mocha.js");
const REPORTER = fileURLToPath(new URL("tier-reporter.mjs", import.meta.url));

// Our choice: a tier whose tests are over ends by itself; what still holds it after this time was leaked by a test.
const END_WITHIN_MS = 20_000;

// Files of these tiers only compute, and share nothing, so they run side by side.
const SIDE_BY_SIDE = new Set(["model"]);

/** @typedef {{ passed: number, failed: number }} Sums */

/**
 * Runs one tier of tests in a process of its own.
 *
 * @param {string} tier name of its folder in `tests/`
 * @param {NodeJS.ProcessEnv} env the environment of the tests
 * @returns {Promise<Sums>} a tier that executed no test, crashed or did not end counts as one failure more
 */
export async function runTier(tier, env) {
  const startedAt = performance.now();
  const { sums, problem } = await runMocha(tier, env);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (problem !== undefined) process.stdout.write(`${paint("red", `tier ${tier}: ${problem}`)}\n`);
  process.stdout.write(
    `${paint("bold", `tier ${tier}`)}: ${sums.passed} passed, ${sums.failed} failed, ${seconds} s\n`,
  );
  return problem === undefined ? sums : { passed: sums.passed, failed: sums.failed + 1 };
}

/**
 * @param {string} tier
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ sums: Sums, problem: string | undefined }>}
 */
function runMocha(tier, env) {
  return new Promise((resolve) => {
    const sideBySide = SIDE_BY_SIDE.has(tier) ? ["--parallel", "--jobs", String(availableParallelism())] : [];
    const args = [MOCHA, ...sideBySide, "--reporter", REPORTER, `tests/${tier}/**/*.test.ts`];
    const child = spawn(process.execPath, args, {
      cwd: CLONE.root,
      env,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    /** @type {Sums | undefined} */
    let sums;
    let isHanging = false;
    /** @type {NodeJS.Timeout | undefined} */
    let patience;
    child.on("message", (message) => {
      sums = /** @type {Sums} */ (message);
      patience = setTimeout(() => {
        isHanging = true;
        child.kill("SIGKILL");
      }, END_WITHIN_MS);
    });
    child.on("exit", (code, signal) => {
      clearTimeout(patience);
      resolve({ sums: sums ?? { passed: 0, failed: 0 }, problem: describeProblem(code, signal) });
    });

    /** @param {number | null} code @param {NodeJS.Signals | null} signal */
    function describeProblem(code, signal) {
      if (isHanging) return `a test left something running that keeps the process from ending`;
      if (sums === undefined) return `it ended before its tests were over (${signal ?? `exit code ${code}`})`;
      if (sums.passed + sums.failed === 0) return "no test was executed";
      return sums.failed === 0 && code !== 0 ? `all tests passed, but it ended with exit code ${code}` : undefined;
    }
  });
}
