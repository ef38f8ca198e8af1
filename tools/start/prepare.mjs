import { CLONE } from "../clone.mjs";
import { engineEnvironment } from "../engine/engine-environment.mjs";
import { ensureEngine } from "../engine/ensure-engine.mjs";
import { ensureBuild } from "../setup/ensure-build.mjs";
import { ensurePackages } from "../setup/ensure-packages.mjs";
import { step } from "./step.mjs";

const WORDS = {
  there: "there already",
  installed: "installed",
  built: "compiled",
  PATH: "the one on PATH",
  cache: "our build, from the cache",
  build: "our build, made just now",
};

/**
 * Gets everything that the quickstart needs and says what was found or done.
 *
 * @param {import("../engine/program-needs.mjs").Needs} [needs] what the programs need beside the engine
 * @returns {Promise<NodeJS.ProcessEnv>} the environment for Pulumi commands
 */
export async function prepare(needs = {}) {
  step("npm packages", WORDS[await ensurePackages()]);
  step("provider", WORDS[await ensureBuild()]);
  const engine = await ensureEngine(process.env, needs);
  step("Pulumi engine", `${engine.version}, ${WORDS[engine.from]} (${engine.bin})`);
  return engineEnvironment(engine, CLONE, process.env);
}
