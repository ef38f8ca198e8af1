import { writeFileSync } from "node:fs";
import { engineCommands } from "./cases/engine-commands";
import { preflightSpeed } from "./cases/preflight-speed";
import { providerStart } from "./cases/provider-start";
import { serverStart } from "./cases/server-start";
import { serverThroughput } from "./cases/server-throughput";
import { simulatedDay } from "./cases/simulated-day";
import { stateSize } from "./cases/state-size";
import { uploadThroughput } from "./cases/upload-throughput";
import { waitingJobs } from "./cases/waiting-jobs";
import { resultsPage } from "./results-page";
import type { BenchCase } from "./bench-case";
import type { Figure } from "./figure";
import { clonePath } from "./rig/clone-path";
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
  const results: { benchCase: BenchCase; figures: readonly Figure[] }[] = [];
  for (const benchCase of wanted) {
    process.stdout.write(`\n(${benchCase.letter}) ${benchCase.title}\n`);
    const figures = await benchCase.measure((line) => process.stdout.write(`    … ${line}\n`));
    for (const { isMet, name, measured, goal } of figures) {
      process.stdout.write(`  ${isMet ? "✔" : "✘"} ${name}: ${measured}, goal ${goal}\n`);
    }
    results.push({ benchCase, figures });
  }
  // Parts of the page from different runs would not be side by side.
  if (letters.length === 0) writeFileSync(clonePath("tests/bench/RESULTS.md"), await resultsPage(machine, results));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
