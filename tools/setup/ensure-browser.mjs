import { existsSync } from "node:fs";
import { findProgram } from "../engine/find-program.mjs";
import { runCaptured } from "../process/run-captured.mjs";

/** What browsers are called that can be driven. */
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const PACKAGES = ["chromium", "fonts-noto-cjk"];

/** @returns {string | undefined} the program of a Chromium of this machine */
export function findBrowser() {
  const path = process.env["PATH"] ?? "";
  return NAMES.map((name) => findProgram(name, path)).find(Boolean) ?? MAC.find((program) => existsSync(program));
}

/**
 * Installs Debian's Chromium and letters for Chinese where no browser is found and root may do that; says so in a line. The tests that need
 * it say what is missing.
 *
 * @param {(line: string) => void} say
 */
export async function ensureBrowser(say) {
  if (findBrowser() !== undefined || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  say(`no browser is found: installing ${PACKAGES.join(" and ")} with apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = () => runCaptured("apt-get", ["install", "--yes", "--no-install-recommends", ...PACKAGES], { env });
  let { code, output } = await install();
  if (code !== 0) {
    // A machine that was made just now has no lists of packages.
    await runCaptured("apt-get", ["update"], { env });
    ({ code, output } = await install());
  }
  if (code !== 0) say(`apt-get failed (exit code ${code}): ${output.trimEnd().split("\n").at(-1) ?? ""}`);
}
