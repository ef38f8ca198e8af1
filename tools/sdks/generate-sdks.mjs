import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CLONE } from "../clone.mjs";
import { ensureBuilt } from "../engine/ensure-built.mjs";
import { SDKS_RECIPE } from "../engine/sdks-recipe.mjs";
import { runCaptured } from "../process/run-captured.mjs";
import { WayOutError } from "../terminal/way-out-error.mjs";

/** What is generated in `sdk/`, wholly: a build file of ours stands beside it, never in it. */
export const GENERATED = ["nodejs", "python", "go/finetune", "dotnet", "java/src"];

/**
 * Generates the SDKs of all languages from `sdk/schema.json`.
 *
 * @param {string} folder where they are written; of what is there, the generated folders are made anew
 * @returns {Promise<void>} settles when all are written
 * @throws {WayOutError} when the schema does not bind, also for a warning
 */
export async function generateSdks(folder) {
  const { folder: bin } = await ensureBuilt(SDKS_RECIPE, process.env);
  for (const generated of GENERATED) rmSync(join(folder, generated), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const schema = join(CLONE.root, "sdk", "schema.json");
  // The logo: a package of .NET carries its own.
  const args = [schema, folder, join(CLONE.root, "docs", "logo.png")];
  for (const program of SDKS_RECIPE.programs) {
    const { code, output } = await runCaptured(join(bin, program), args);
    if (code === 0) continue;
    throw new WayOutError(
      `the SDKs were not generated (exit code ${code}):\n${output.trimEnd()}`,
      "Repair what tools/declarations/package-schema.ts makes of the declarations, then: npm run declarations && npm run sdks",
    );
  }
}
