import { join } from "node:path";
import { CLONE } from "../clone.mjs";
import { engineEnvironment } from "../engine/engine-environment.mjs";
import { ensureEngine } from "../engine/ensure-engine.mjs";
import { endLike } from "../process/end-like.mjs";
import { runThrough } from "../process/run-through.mjs";
import { checkNodeVersion } from "../setup/check-node-version.mjs";
import { ensureBuild } from "../setup/ensure-build.mjs";
import { ensurePackages } from "../setup/ensure-packages.mjs";
import { withoutCredentials } from "./without-credentials.mjs";

/**
 * Runs the program `main.ts` of a folder of tests, which has a command of its own, on a current build and the engine.
 *
 * @param {string} tier the folder in `tests/`
 * @param {string} help what `--help` shows instead
 * @returns {Promise<number>} its exit code
 */
export async function runDriver(tier, help) {
  const args = process.argv.slice(2);
  if (args.includes("--help")) {
    process.stdout.write(help);
    return 0;
  }
  checkNodeVersion();
  await ensurePackages();
  await ensureBuild();
  const engine = await ensureEngine(process.env, { plugins: true });
  const env = engineEnvironment(engine, { pulumi: CLONE.testPulumi }, withoutCredentials(process.env));
  const driver = ["-r", "tsx/cjs", join("tests", tier, "main.ts"), ...args];
  return endLike(
    await runThrough(process.execPath, driver, {
      cwd: CLONE.root,
      env: { ...env, CLONE_IS_BUILT: "yes", ENGINE_VERSION: engine.version },
    }),
  );
}
