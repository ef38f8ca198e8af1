import { CLONE } from "../clone.mjs";
import { runCaptured } from "../process/run-captured.mjs";
import { paint } from "../terminal/paint.mjs";
import { checks } from "./checks.mjs";

/**
 * Runs the checks on the sources, one after the other: tiers of tests run beside them.
 *
 * @param {(text: string) => void} print takes what is to be shown
 * @param {(sums: import("./run-tier.mjs").Sums) => void} onProgress sees the sums so far
 * @returns {Promise<import("./run-tier.mjs").Sums>} one test for each check
 */
export async function runChecks(print, onProgress) {
  print(`\n${paint("bold", "checks")}\n`);
  const sums = { passed: 0, failed: /** @type {string[]} */ ([]) };
  for (const check of checks()) {
    if (await runCheck(check, print)) sums.passed += 1;
    else sums.failed.push(`checks: ${check.title}`);
    onProgress(sums);
  }
  return sums;
}

/** @param {import("./checks.mjs").Check} check @param {(text: string) => void} print */
async function runCheck({ title, script, args }, print) {
  const startedAt = performance.now();
  const { code, output } = await runCaptured(process.execPath, [script, ...args], { cwd: CLONE.root });
  const mark = code === 0 ? paint("green", "✔") : paint("red", "✘");
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  print(`  ${mark} ${title} (${seconds} s)\n${code === 0 ? "" : `${output.trimEnd()}\n`}`);
  return code === 0;
}
