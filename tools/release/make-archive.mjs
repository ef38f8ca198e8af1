import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "tar";
import { CLONE } from "../clone.mjs";
import { withLock } from "../lock/with-lock.mjs";
import { runCaptured } from "../process/run-captured.mjs";
import { WayOutError } from "../terminal/way-out-error.mjs";
import { bundledPackages, thirdPartyNotices } from "./notices.mjs";
import { registryNode } from "./node-binary.mjs";
import { ARCHIVES, ownPlatform, PLATFORMS } from "./platforms.mjs";

/** @typedef {{ platform: string, file: string, folder: string, program: string, from: "cache" | "build" }} Archive */

/**
 * The archive of one platform as Pulumi wants it, `pulumi-resource-finetune-v<version>-<os>-<arch>.tar.gz` with the executable
 * at its root; made where it is not there yet.
 *
 * @param {string} platform
 * @param {{ version: string, bundle: import("./bundle-plugin.mjs").Bundle, node?: import("./node-binary.mjs").NodeBinary }} made
 *   `node`: of this platform, instead of the registry's
 * @returns {Promise<Archive>}
 */
export async function makeArchive(platform, { version, bundle, node }) {
  const target = node ?? (await registryNode(platform));
  const schema = readFileSync(join(CLONE.root, "sdk", "schema.json"), "utf8");
  const contents = [bundle.plugin, bundle.scanWorker, schema, target.program, target.version];
  const key = createHash("sha256").update(JSON.stringify(contents)).digest("hex");
  const name = `pulumi-resource-finetune-v${version}-${platform}`;
  const folder = join(ARCHIVES, name);
  const file = `${folder}.tar.gz`;
  const program = `pulumi-resource-finetune${PLATFORMS[platform]?.os === "win32" ? ".exe" : ""}`;
  const record = `${folder}.key`;
  const isThere = () => existsSync(record) && readFileSync(record, "utf8") === key;
  const there = { platform, file, folder, program: join(folder, program) };
  if (isThere()) return { ...there, from: "cache" };
  await withLock(`${folder}.lock`, `making ${name}`, async () => {
    if (isThere()) return;
    for (const old of [record, folder, file]) rmSync(old, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "THIRD-PARTY-NOTICES"), thirdPartyNotices(bundledPackages(bundle.files), target));
    copyFileSync(join(CLONE.root, "LICENSE"), join(folder, "LICENSE"));
    await makeExecutable(there.program, { bundle, schema, target, platform });
    if (platform === ownPlatform()) await tryOut(there.program);
    // Of the same contents the same bytes: no times, no owners.
    const files = ["LICENSE", "THIRD-PARTY-NOTICES", program];
    await create({ gzip: true, portable: true, mtime: new Date(0), cwd: folder, file }, files);
    writeFileSync(record, key);
  });
  return { ...there, from: "build" };
}

/**
 * @param {string} program where it is written
 * @param {{ bundle: import("./bundle-plugin.mjs").Bundle, schema: string, target: import("./node-binary.mjs").NodeBinary,
 *   platform: string }} parts
 */
async function makeExecutable(program, { bundle, schema, target, platform }) {
  const isOwn = platform === ownPlatform();
  const builder = isOwn ? target : await registryNode(ownPlatform());
  const work = mkdtempSync(join(ARCHIVES, "making-"));
  try {
    const write = (/** @type {string} */ name, /** @type {string} */ text) => {
      writeFileSync(join(work, name), text);
      return join(work, name);
    };
    const settings = {
      main: write("plugin.cjs", bundle.plugin),
      mainFormat: "commonjs",
      executable: target.program,
      output: program,
      disableExperimentalSEAWarning: true,
      // Compiled code is that of one platform; with it the plugin starts in two thirds of the time.
      useCodeCache: isOwn,
      assets: {
        "schema.json": write("schema.json", schema),
        "scan-worker.js": write("scan-worker.js", bundle.scanWorker),
      },
    };
    await succeed(builder.program, ["--build-sea", write("sea-config.json", JSON.stringify(settings))]);
    // What was signed has changed, and an ARM Mac runs nothing unsigned.
    if (process.platform === "darwin") await succeed("codesign", ["--sign", "-", "--force", program]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Starts a plugin as the engine does, which waits ten seconds for a port on its standard output.
 *
 * @param {string} program
 */
async function tryOut(program) {
  const child = spawn(program, { stdio: ["pipe", "pipe", "inherit"], timeout: 10_000 });
  const [first] = await Promise.race([once(child.stdout, "data"), once(child, "close")]);
  child.kill();
  if (/^\d+\n/.test(String(first))) return;
  throw new WayOutError(
    `${program} told no port within ten seconds`,
    "Start it by itself: it says on standard error what it lacks.",
  );
}

/** @param {string} command @param {readonly string[]} args */
async function succeed(command, args) {
  const { code, output } = await runCaptured(command, args);
  if (code === 0) return;
  throw new WayOutError(
    `${command} ${args.join(" ")} ended with exit code ${code}:\n${output.trimEnd()}`,
    "Free some space where it is full (an archive takes 400 MB while it is made), and run it again.",
  );
}
