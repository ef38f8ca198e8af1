import { join } from "node:path";
import { CLONE } from "./clone.mjs";
import { engineEnvironment } from "./engine/engine-environment.mjs";
import { ensureEngine } from "./engine/ensure-engine.mjs";
import { checkNodeVersion } from "./setup/check-node-version.mjs";
import { ensureBuild } from "./setup/ensure-build.mjs";
import { ensurePackages } from "./setup/ensure-packages.mjs";
import { paint } from "./terminal/paint.mjs";
import { runMain } from "./terminal/run-main.mjs";
import { findTiers } from "./test/find-tiers.mjs";
import { runChecks } from "./test/run-checks.mjs";
import { runTier } from "./test/run-tier.mjs";
import { withoutCredentials } from "./test/without-credentials.mjs";

const HELP = `Usage: npm test [-- tier…]

Runs the checks on the sources and all tests, fast tiers first. With names of folders in tests/, just these.
`;

void runMain(async () => {
  const wanted = process.argv.slice(2);
  if (wanted.includes("--help")) {
    process.stdout.write(HELP);
    return 0;
  }
  checkNodeVersion();
  const tiers = findTiers(join(CLONE.root, "tests"), wanted);
  await ensurePackages();
  await ensureBuild();
  const engine = await ensureEngine(process.env);
  const env = engineEnvironment(engine, { pulumi: CLONE.testPulumi }, withoutCredentials(process.env));
  process.stdout.write(`Pulumi ${engine.version} from ${engine.bin}, Node.js ${process.versions.node}\n`);

  const sums = { passed: 0, failed: 0 };
  const add = (/** @type {import("./test/run-tier.mjs").Sums} */ more) => {
    sums.passed += more.passed;
    sums.failed += more.failed;
  };
  if (wanted.length === 0) {
    process.stdout.write(`\n${paint("bold", "checks")}\n`);
    add(await runChecks());
  }
  for (const tier of tiers) {
    process.stdout.write(`\n${paint("bold", tier)}\n`);
    add(await runTier(tier, env));
  }
  process.stdout.write(`\n${sums.passed} passed, ${sums.failed} failed\n`);
  return sums.failed === 0 && sums.passed > 0 ? 0 : 1;
});
