import { existsSync } from "node:fs";
import { runCaptured } from "../process/run-captured.mjs";

/**
 * Installs packages of Debian's where root may do that, and says so in a line. The tests that need them say what is missing.
 *
 * @param {string} what is missing
 * @param {readonly string[]} packages
 * @param {(line: string) => void} say
 */
export async function installWithApt(what, packages, say) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  say(`no ${what} is found: installing ${packages.join(" and ")} with apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = () => runCaptured("apt-get", ["install", "--yes", "--no-install-recommends", ...packages], { env });
  let { code, output } = await install();
  if (code !== 0) {
    // A machine that was made just now has no lists of packages.
    await runCaptured("apt-get", ["update"], { env });
    ({ code, output } = await install());
  }
  if (code !== 0) say(`apt-get failed (exit code ${code}): ${output.trimEnd().split("\n").at(-1) ?? ""}`);
}
