import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { extract } from "tar";
import { cacheFolder } from "../engine/build-folder.mjs";
import { requireOwn } from "../engine/require-own.mjs";
import { withLock } from "../lock/with-lock.mjs";
import { runCaptured } from "../process/run-captured.mjs";
import { WayOutError } from "../terminal/way-out-error.mjs";
import { NODE_VERSION, PLATFORMS } from "./platforms.mjs";

/** @typedef {{ program: string, licence: string, version: string }} NodeBinary a Node.js, and the file of its licence */

/**
 * The Node.js of a platform: from the cache, or from the registry by its hash.
 *
 * @param {string} platform as archives name it
 * @returns {Promise<NodeBinary>}
 * @throws {WayOutError} where there is none, it cannot be had, or it is another one
 */
export async function registryNode(platform) {
  const { node, os } = PLATFORMS[platform] ?? {};
  if (node === undefined) {
    throw new WayOutError(
      `the archive of ${platform} cannot be made on this machine: macOS runs no executable that was not signed on a Mac`,
      "On a Mac with Node.js 26: npm run archives -- --node $(which node). The release workflow does so.",
    );
  }
  const folder = join(cacheFolder(process.env), "node", `${node.name}-${NODE_VERSION}`);
  requireOwn(folder);
  await withLock(`${folder}.lock`, `getting Node.js ${NODE_VERSION} for ${platform}`, async () => {
    if (!existsSync(folder)) await download(node, folder);
  });
  const program = join(folder, "package", "bin", os === "win32" ? "node.exe" : "node");
  // Not every package has its licence; it is the same for all.
  const own = join(folder, "package", "LICENSE");
  const licence = existsSync(own) ? own : (await registryNode("linux-amd64")).licence;
  return { program, licence, version: NODE_VERSION };
}

/**
 * A Node.js of the user's.
 *
 * @param {string} program
 * @returns {Promise<NodeBinary>}
 * @throws {WayOutError} where it cannot make an executable
 */
export async function givenNode(program) {
  const { code, stdout, output } = await runCaptured(program, ["-p", "process.versions.node"]);
  const version = stdout.trim();
  if (code !== 0 || Number.parseInt(version) < 26) {
    throw new WayOutError(
      `${program} cannot make an executable: ${code === 0 ? `it is Node.js ${version}` : output.trim()}`,
      "Node.js 26 or newer is needed, or leave --node out.",
    );
  }
  const folders = [dirname(program), dirname(dirname(program))];
  const licence = folders.map((folder) => join(folder, "LICENSE")).find((file) => existsSync(file));
  if (licence !== undefined) return { program, licence, version };
  throw new WayOutError(
    `there is no LICENSE of Node.js in ${folders.join(" or ")}, and the archive must have it`,
    "Give the Node.js of an unpacked download of nodejs.org.",
  );
}

/** @param {{ name: string, integrity: string }} node @param {string} folder */
async function download({ name, integrity }, folder) {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
  const made = mkdtempSync(`${folder}-`);
  try {
    const { code, output } = await runCaptured("npm", ["pack", `${name}@${NODE_VERSION}`], { cwd: made });
    const tarball = join(made, `${name}-${NODE_VERSION}.tgz`);
    if (code !== 0 || !existsSync(tarball)) {
      throw new WayOutError(
        `the package ${name}@${NODE_VERSION} could not be had (exit code ${code}):\n${output.trimEnd()}`,
        "See whether npm reaches its registry: npm ping. Or give a Node.js 26: npm run archives -- --node <file>",
      );
    }
    const found = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
    if (found !== integrity) {
      throw new WayOutError(
        `${basename(tarball)} is not the package that tools/release/platforms.mjs names: its hash is ${found}`,
        "Do not use it. Compare with the hash that the registry tells, and with that of another day.",
      );
    }
    await extract({
      file: tarball,
      cwd: made,
      preserveOwner: false,
      filter: (path) => /^package\/(?:bin\/|LICENSE$)/.test(path),
    });
    rmSync(tarball);
    renameSync(made, folder);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
