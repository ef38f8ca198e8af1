import { existsSync } from "node:fs";
import { findProgram } from "../engine/find-program.mjs";
import { installWithApt } from "./install-with-apt.mjs";

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
 * Installs a Chromium and letters for Chinese where none is found.
 *
 * @param {(line: string) => void} say
 */
export async function ensureBrowser(say) {
  if (findBrowser() === undefined) await installWithApt("browser", PACKAGES, say);
}
