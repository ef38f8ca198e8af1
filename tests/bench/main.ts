import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { engineCommands } from "./cases/engine-commands";
import { growth } from "./cases/growth";
import { preflightSpeed } from "./cases/preflight-speed";
import { providerStart } from "./cases/provider-start";
import { serverStart } from "./cases/server-start";
import { serverThroughput } from "./cases/server-throughput";
import { simulatedDay } from "./cases/simulated-day";
import { stateSize } from "./cases/state-size";
import { uploadThroughput } from "./cases/upload-throughput";
import { waitingJobs } from "./cases/waiting-jobs";
import { resultsPage, resultsPath, type CaseResult } from "./results-page";
import type { BenchCase } from "./bench-case";
import { describeMachine } from "./rig/machine";

const cases: readonly BenchCase[] = [
  engineCommands,
  providerStart,
  serverThroughput,
  serverStart,
  stateSize,
  simulatedDay,
  waitingJobs,
  preflightSpeed,
  uploadThroughput,
  growth,
];

async function main(): Promise<void> {
  const letters = process.argv.slice(2);
  const unknown = letters.filter((letter) => !cases.some((benchCase) => benchCase.letter === letter));
  if (unknown.length > 0)
    throw new Error(
      `there is no case ${unknown.join(", ")}; the cases are ${cases.map(({ letter }) => letter).join(", ")}`,
    );
  const wanted = cases.filter(({ letter }) => letters.length === 0 || letters.includes(letter));
  const machine = describeMachine(process.env["ENGINE_VERSION"] ?? "unknown");
  process.stdout.write(`${machine}\n`);
  const results: CaseResult[] = [];
  for (const benchCase of wanted) {
    process.stdout.write(`\n(${benchCase.letter}) ${benchCase.title}\n`);
    const before = load();
    const figures = await benchCase.measure((line) => process.stdout.write(`    … ${line}\n`));
    for (const { isMet, name, measured, goal } of figures) {
      process.stdout.write(`  ${isMet ? "✔" : "✘"} ${name}: ${measured}, goal ${goal}\n`);
    }
    const loads = `load ${before} when it began, ${load()} when it ended`;
    results.push({ benchCase, figures, machine: `${machine}; ${loads}` });
    // A later case may fail, and what is measured costs minutes.
    writeFileSync(resultsPath, await resultsPage(results));
  }
}

/** Processes that want a processor, as a mean over the last minute; what else runs on the machine is among them. */
function load(): string {
  return (loadavg()[0] ?? NaN).toFixed(1);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
