import { join } from "node:path";
import { CLONE } from "./clone.mjs";
import { engineEnvironment } from "./engine/engine-environment.mjs";
import { ensureEngine } from "./engine/ensure-engine.mjs";
import { endLike } from "./process/end-like.mjs";
import { runThrough } from "./process/run-through.mjs";
import { checkNodeVersion } from "./setup/check-node-version.mjs";
import { ensureBuild } from "./setup/ensure-build.mjs";
import { ensurePackages } from "./setup/ensure-packages.mjs";
import { runMain } from "./terminal/run-main.mjs";
import { withoutCredentials } from "./test/without-credentials.mjs";

const HELP = `Usage: npm run bench [-- letter…]

Measures what the provider costs, side by side with a baseline in the same run, and writes tests/bench/RESULTS.md.
With letters of cases (a to g), measures just these and writes nothing.
`;

void runMain(async () => {
  const letters = process.argv.slice(2);
  if (letters.includes("--help")) {
    process.stdout.write(HELP);
    return 0;
  }
  checkNodeVersion();
  await ensurePackages();
  await ensureBuild();
  const engine = await ensureEngine(process.env);
  const env = engineEnvironment(engine, { pulumi: CLONE.testPulumi }, withoutCredentials(process.env));
  const driver = ["-r", "ts-node/register/transpile-only", join("tests", "bench", "main.ts"), ...letters];
  return endLike(
    await runThrough(process.execPath, driver, {
      cwd: CLONE.root,
      env: { ...env, BENCH_ENGINE_VERSION: engine.version },
    }),
  );
});
