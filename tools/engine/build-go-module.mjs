import { chmodSync, copyFileSync } from "node:fs";
import { basename, join } from "node:path";
import { runCaptured } from "../process/run-captured.mjs";
import { startProgress } from "../terminal/progress.mjs";
import { WayOutError } from "../terminal/way-out-error.mjs";
import { checkGenerated } from "./check-generated.mjs";

const LAST_LINES_SHOWN = 25;

/**
 * Builds the programs of one Go module into a folder. Downloads are checked against the committed go.sum; the user's
 * own Go settings (GOFLAGS, GOPROXY, GONOSUMDB, …) stay as they are.
 *
 * @param {import("./recipe.mjs").GoModule} module what to build
 * @param {string} target an existing folder for the programs
 * @param {NodeJS.ProcessEnv} env the environment
 * @returns {Promise<void>} fails with what Go printed last
 */
export async function buildGoModule(module, target, env) {
  // A go.work above the clone must not take part. CGO off: no C compiler is needed.
  const goEnv = { ...env, GOBIN: target, CGO_ENABLED: "0", GOWORK: "off" };
  const progress = startProgress(`building ${module.builds} with Go (once, some minutes)`);
  let compiled = 0;
  const { code, output } = await runCaptured(
    "go",
    ["install", "-v", "-mod=readonly", "-trimpath", ...module.flags, ...(module.packages ?? ["tool"])],
    { cwd: module.folder, env: goEnv, onLine: (line) => progress.note(describe(line)) },
  );
  const seconds = progress.stop();
  if (code !== 0) throw failure(`building ${module.builds} failed (go install, exit code ${code})`, output);
  if (module.generated) await checkGenerated(module, module.generated, goEnv);
  if (module.copies) await copyScripts(module, module.copies, target, goEnv);
  process.stderr.write(`built ${module.builds} in ${seconds} s\n`);

  /** @param {string} line */
  function describe(line) {
    if (line.startsWith("go: ")) return line.slice("go: ".length);
    compiled += 1;
    return `${compiled} packages compiled, now ${line}`;
  }
}

/**
 * @param {import("./recipe.mjs").GoModule} module
 * @param {NonNullable<import("./recipe.mjs").GoModule["copies"]>} copies
 * @param {string} target
 * @param {NodeJS.ProcessEnv} env
 */
async function copyScripts(module, copies, target, env) {
  const list = ["list", "-mod=readonly", "-m", "-f", "{{.Dir}}", copies.module];
  const { code, stdout, output } = await runCaptured("go", list, { cwd: module.folder, env });
  if (code !== 0) throw failure(`finding the sources of ${copies.module} failed (go list, exit code ${code})`, output);
  for (const file of copies.files) {
    const copy = join(target, basename(file));
    copyFileSync(join(stdout.trim(), file), copy);
    // Go's module cache holds plain read-only files.
    chmodSync(copy, 0o755);
  }
}

/** @param {string} message @param {string} output */
function failure(message, output) {
  const lastLines = output.trimEnd().split("\n").slice(-LAST_LINES_SHOWN).join("\n");
  return new WayOutError(
    `${message}:\n${lastLines}`,
    "Check that the Go module proxy is reached (go env GOPROXY) and run this again: what is compiled so far is kept.\n" +
      "Or install the Pulumi CLI from https://www.pulumi.com/docs/install/ and have it on PATH.",
  );
}
