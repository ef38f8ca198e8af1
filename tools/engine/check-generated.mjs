import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCaptured } from "../process/run-captured.mjs";
import { WayOutError } from "../terminal/way-out-error.mjs";

/**
 * Checks that a generated file of a Go module is what its generator writes. What the generator depends on is compiled
 * already when the module's programs are.
 *
 * @param {import("./recipe.mjs").GoModule} module the module
 * @param {NonNullable<import("./recipe.mjs").GoModule["generated"]>} generated the file and its generator
 * @param {NodeJS.ProcessEnv} env the environment in which the module was built
 * @returns {Promise<void>} settles when the committed file is right
 * @throws {WayOutError} when it is not
 */
export async function checkGenerated(module, { file, generator }, env) {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-finetune-"));
  try {
    const written = join(folder, file);
    const run = ["run", "-mod=readonly", "-trimpath", generator, written];
    const { code, output } = await runCaptured("go", run, { cwd: module.folder, env });
    if (code === 0 && readFileSync(written).equals(readFileSync(join(module.folder, file)))) return;
    throw new WayOutError(
      code === 0
        ? `${join(module.folder, file)} is not what its generator writes`
        : `generating ${file} of ${module.builds} failed (go run, exit code ${code}):\n${output.trimEnd()}`,
      `Run "CGO_ENABLED=0 go generate" in ${module.folder} and commit what it changes.`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
