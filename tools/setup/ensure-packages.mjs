import { join } from "node:path";
import { CLONE } from "../clone.mjs";
import { withLock } from "../lock/with-lock.mjs";
import { runCaptured } from "../process/run-captured.mjs";
import { startProgress } from "../terminal/progress.mjs";
import { WayOutError } from "../terminal/way-out-error.mjs";
import { arePackagesInstalled } from "./are-packages-installed.mjs";

const LINES_SHOWN = 20;

/**
 * Installs the npm packages with `npm ci` where they are missing or not those of package-lock.json.
 *
 * @returns {Promise<"there" | "installed">} whether something had to be done
 */
export async function ensurePackages() {
  if (arePackagesInstalled(CLONE.root)) return "there";
  return withLock(join(CLONE.local, "packages.lock"), "installing the npm packages", async () => {
    if (arePackagesInstalled(CLONE.root)) return "there";
    const progress = startProgress("installing the npm packages");
    // NODE_ENV=production must not leave out the compiler. Scripts are left out: none of our dependencies needs one, and
    // what `prepare` builds is built by ensureBuild.
    const args = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
    const { code, output } = await runCaptured("npm", args, { cwd: CLONE.root });
    progress.stop();
    if (code !== 0) {
      // npm puts the reason first and its whole usage after it.
      const reason = output.trimEnd().split("\n").slice(0, LINES_SHOWN).join("\n");
      throw new WayOutError(
        `npm ci failed (exit code ${code}):\n${reason}`,
        "Check that the npm registry is reached (npm ping), then run this again.",
      );
    }
    return "installed";
  });
}
