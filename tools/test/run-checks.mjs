import { availableParallelism } from "node:os";
import { CLONE } from "../clone.mjs";
import { runCaptured } from "../process/run-captured.mjs";
import { paint } from "../terminal/paint.mjs";
import { checks } from "./checks.mjs";

/**
 * Runs the checks on the sources, as many at once as there are processors.
 *
 * @returns {Promise<import("./run-tier.mjs").Sums>} one test for each check
 */
export async function runChecks() {
  const waiting = checks();
  const sums = { passed: 0, failed: 0 };
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      sums[(await runCheck(check)) ? "passed" : "failed"] += 1;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return sums;
}

/** @param {import("./checks.mjs").Check} check */
async function runCheck({ title, script, args }) {
  const startedAt = performance.now();
  const { code, output } = await runCaptured(process.execPath, [script, ...args], { cwd: CLONE.root });
  const mark = code === 0 ? paint("green", "✔") : paint("red", "✘");
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`  ${mark} ${title} (${seconds} s)\n${code === 0 ? "" : `${output.trimEnd()}\n`}`);
  return code === 0;
}
