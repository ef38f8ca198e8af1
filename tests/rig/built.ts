import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";

const clone = resolve(__dirname, "../..");

/**
 * A file of the built package, `dist/…`. `npm test` has built it; a test file that is run by itself gets a current build
 * here, so ask when the file is loaded: no timeout of a test runs then.
 */
export function built(file: string): string {
  if (process.env["CLONE_IS_BUILT"] === undefined) {
    runTool("build.mjs");
    process.env["CLONE_IS_BUILT"] = "yes";
  }
  return join(clone, "dist", file);
}

/**
 * Puts a Pulumi engine on this process's PATH. `npm test` has done so; for a test file that is run by itself the engine is
 * looked for, and built where there is none, when this is called.
 */
export function provideEngine(): void {
  if (process.env["ENGINE_VERSION"] !== undefined) return;
  // A program that needs all that tests need: with `-C` the engine comes with its plugins.
  const needsAll = join(clone, "examples", "tuned-model");
  const printed = runTool("engine.mjs", process.execPath, "-p", "JSON.stringify(process.env)", "-C", needsAll);
  const environment = JSON.parse(printed) as NodeJS.ProcessEnv;
  for (const [name, value] of Object.entries(environment)) {
    if (name === "PATH" || name.startsWith("PULUMI_")) process.env[name] = value;
  }
  process.env["ENGINE_VERSION"] = "found";
}

function runTool(script: string, ...args: readonly string[]): string {
  return execFileSync(process.execPath, [join(clone, "tools", script), ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
}
