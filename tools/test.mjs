import { join } from "node:path";
import { CLONE } from "./clone.mjs";
import { engineEnvironment } from "./engine/engine-environment.mjs";
import { ensureEngine } from "./engine/ensure-engine.mjs";
import { checkNodeVersion } from "./setup/check-node-version.mjs";
import { ensureBrowser } from "./setup/ensure-browser.mjs";
import { ensureBuild } from "./setup/ensure-build.mjs";
import { ensurePackages } from "./setup/ensure-packages.mjs";
import { ensureTmux } from "./setup/ensure-tmux.mjs";
import { paint } from "./terminal/paint.mjs";
import { runMain } from "./terminal/run-main.mjs";
import { findTests } from "./test/find-tests.mjs";
import { runChecks } from "./test/run-checks.mjs";
import { runSideBySide } from "./test/run-side-by-side.mjs";
import { runTier } from "./test/run-tier.mjs";
import { tierFacts } from "./test/tiers.mjs";
import { withoutCredentials } from "./test/without-credentials.mjs";

const HELP = `Usage: npm test [-- tests…]

Runs the checks on the sources and all tests. With names of folders in tests/, just these, and of a folder the files that
begin so:

  npm test -- unit clouds
  npm test -- lifecycle/adoption
`;

// About; it is not known to whom it matters how long a lint takes.
const CHECKS_SECONDS = 120;

void runMain(async () => {
  const wanted = process.argv.slice(2);
  if (wanted.includes("--help")) {
    process.stdout.write(HELP);
    return 0;
  }
  checkNodeVersion();
  const selections = findTests(join(CLONE.root, "tests"), wanted);
  await ensurePackages();
  await ensureBuild();
  const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);
  if (selections.some(({ tier }) => tierFacts(tier).browser)) await ensureBrowser(say);
  if (selections.some(({ tier }) => tierFacts(tier).tmux)) await ensureTmux(say);
  const env = await environmentOf(selections);

  const sums = { passed: 0, failed: /** @type {string[]} */ ([]) };
  const add = (/** @type {import("./test/run-tier.mjs").Sums} */ more) => {
    sums.passed += more.passed;
    sums.failed.push(...more.failed);
  };
  const [first] = selections;
  if (wanted.length > 0 && first !== undefined && selections.length === 1) {
    add(await runTier(first, { env, print: undefined, onProgress: () => undefined }));
  } else {
    const checks = { title: "checks", seconds: CHECKS_SECONDS, run: runChecks };
    const tiers = selections.map((selection) => ({
      title: selection.tier,
      seconds: tierFacts(selection.tier).seconds,
      run: (/** @type {(text: string) => void} */ print, /** @type {typeof add} */ onProgress) =>
        runTier(selection, { env, print, onProgress }),
    }));
    await runSideBySide(wanted.length === 0 ? [checks, ...tiers] : tiers, add);
  }
  // What failed stands once more at the end, where it is looked for, and where a log that was cut still has it.
  const again = sums.failed.map((name) => `  ${paint("red", "✘")} ${name}\n`);
  process.stdout.write(`\n${again.join("")}${sums.passed} passed, ${sums.failed.length} failed\n`);
  return sums.failed.length === 0 && sums.passed > 0 ? 0 : 1;
});

/**
 * The environment of the tests; with the engine, which is built where it is missing, if one of them starts it.
 *
 * @param {readonly import("./test/find-tests.mjs").Selection[]} selections
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function environmentOf(selections) {
  const env = { ...withoutCredentials(process.env), CLONE_IS_BUILT: "yes" };
  if (!selections.some(({ tier }) => tierFacts(tier).engine)) return env;
  const plugins = selections.some(({ tier }) => tierFacts(tier).plugins);
  const languages = selections.some(({ tier }) => tierFacts(tier).languages);
  const engine = await ensureEngine(process.env, { plugins, languages, java: languages });
  process.stdout.write(`Pulumi ${engine.version} from ${engine.bin}, Node.js ${process.versions.node}\n`);
  return { ...engineEnvironment(engine, { pulumi: CLONE.testPulumi }, env), ENGINE_VERSION: engine.version };
}
