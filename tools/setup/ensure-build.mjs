import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CLONE } from "../clone.mjs";
import { withLock } from "../lock/with-lock.mjs";
import { runCaptured } from "../process/run-captured.mjs";
import { WayOutError } from "../terminal/way-out-error.mjs";

const COMPILER = join(CLONE.root, "node_modules", "typescript", "bin", "tsc");
const BUNDLER = join(CLONE.root, "tools", "page.mjs");
const BUILD_CONFIG = "tsconfig.build.json";
const SOURCES = ["sdk", "provider", BUILD_CONFIG, "tsconfig.json", "package-lock.json", "tools/page.mjs"];
const RESULT = join(CLONE.root, "dist", "sdk", "index.js");
const PAGE = join(CLONE.root, "dist", "provider", "ui", "assets", "index.html");
const COMPILER_RECORD = join(CLONE.root, "dist", ".tsbuildinfo");

// Its time is when the last good build began. The compiler's own record will not do: it is also written after errors.
const LAST_GOOD_BUILD = join(CLONE.local, "last-good-build");

/**
 * Compiles the package into `dist/` where a source is newer than the last good build.
 *
 * @returns {Promise<"there" | "built">} whether something had to be done
 */
export async function ensureBuild() {
  if (isBuilt()) return "there";
  return withLock(join(CLONE.local, "build.lock"), "compiling the package", async () => {
    if (isBuilt()) return "there";
    // By its record the compiler would take files for written that someone has removed since.
    if (!existsSync(RESULT)) rmSync(COMPILER_RECORD, { force: true });
    const startedAt = new Date();
    for (const args of [[COMPILER, "-p", BUILD_CONFIG], [BUNDLER]]) {
      const { code, output } = await runCaptured(process.execPath, args, { cwd: CLONE.root });
      if (code === 0) continue;
      throw new WayOutError(
        `the package does not compile:\n${output.trimEnd()}`,
        "Repair the sources and run it again.",
      );
    }
    mkdirSync(CLONE.local, { recursive: true });
    writeFileSync(LAST_GOOD_BUILD, "");
    utimesSync(LAST_GOOD_BUILD, startedAt, startedAt);
    return "built";
  });
}

function isBuilt() {
  if (![LAST_GOOD_BUILD, RESULT, PAGE].every(existsSync)) return false;
  const builtAt = statSync(LAST_GOOD_BUILD).mtimeMs;
  return SOURCES.every((source) => newestChange(join(CLONE.root, source)) <= builtAt);
}

/** @param {string} path @returns {number} when the file, or the newest file or folder in the folder, was changed */
function newestChange(path) {
  const own = statSync(path).mtimeMs;
  if (!statSync(path).isDirectory()) return own;
  return Math.max(own, ...readdirSync(path).map((entry) => newestChange(join(path, entry))));
}
