import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { CLONE } from "./clone.mjs";
import { ARCHIVES, ownPlatform, PLATFORMS } from "./release/platforms.mjs";
import { ensurePackages } from "./setup/ensure-packages.mjs";
import { paint } from "./terminal/paint.mjs";
import { runMain } from "./terminal/run-main.mjs";
import { WayOutError } from "./terminal/way-out-error.mjs";

const HELP = `Usage: npm run archives [-- [<platform>…] [--node <file>] [--json]]

Makes the archives of the plugin's executable, which needs no Node.js where it runs, in .local/archives/, and writes their
checksums beside them. Platforms: ${Object.keys(PLATFORMS).join(", ")},
or: all (those that can be made here). Default: this machine's.

  --node <file>  the Node.js 26 or newer to make this machine's of; default: one that the npm registry has
  --json         one line for programs
`;

void runMain(async () => {
  const { values, positionals } = parseArgs({
    options: { node: { type: "string" }, json: { type: "boolean" }, help: { type: "boolean" } },
    allowPositionals: true,
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  await ensurePackages();
  // They need the packages.
  const { bundlePlugin } = await import("./release/bundle-plugin.mjs");
  const { makeArchive } = await import("./release/make-archive.mjs");
  const { givenNode } = await import("./release/node-binary.mjs");
  const platforms = chosen(positionals);
  const node = values.node === undefined ? undefined : await givenNode(values.node);
  if (node !== undefined && platforms.some((platform) => platform !== ownPlatform())) {
    throw new WayOutError("--node is the Node.js of this machine", `Leave it out, or make ${ownPlatform()} alone.`);
  }
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(join(CLONE.root, "package.json"), "utf8"));
  const bundle = await bundlePlugin(version);
  const archives = [];
  for (const platform of platforms) archives.push(await makeArchive(platform, { version, bundle, node }));
  const sums = writeChecksums();
  if (values.json) {
    process.stdout.write(
      `${JSON.stringify(archives.map((each) => ({ ...each, sha256: sums.get(basename(each.file)) })))}\n`,
    );
    return 0;
  }
  for (const { file, program, from } of archives) {
    const megabytes = (/** @type {string} */ path) => `${(statSync(path).size / 1e6).toFixed(0)} MB`;
    const size = `${megabytes(file)}, ${megabytes(program)} unpacked`;
    const note = from === "cache" ? " (was there)" : "";
    process.stdout.write(`${paint("green", "✔")} ${relative(CLONE.root, file)}  ${paint("dim", size + note)}\n`);
  }
  return 0;
});

/** @param {readonly string[]} wanted */
function chosen(wanted) {
  if (wanted.length === 0) return [ownPlatform()];
  const own = ownPlatform();
  if (wanted.includes("all")) {
    return Object.keys(PLATFORMS).filter((platform) => platform === own || PLATFORMS[platform]?.node !== undefined);
  }
  const [unknown] = wanted.filter((platform) => !(platform in PLATFORMS));
  if (unknown === undefined) return wanted;
  throw new WayOutError(`there is no platform ${unknown}`, `Platforms: ${Object.keys(PLATFORMS).join(", ")}, or all.`);
}

/** @returns {Map<string, string>} the checksum of each archive that is there, by its name */
function writeChecksums() {
  const files = readdirSync(ARCHIVES).filter((file) => file.endsWith(".tar.gz"));
  const sums = new Map(
    files.map((file) => [
      file,
      createHash("sha256")
        .update(readFileSync(join(ARCHIVES, file)))
        .digest("hex"),
    ]),
  );
  writeFileSync(join(ARCHIVES, "SHA256SUMS"), [...sums].map(([file, sum]) => `${sum}  ${file}\n`).join(""));
  return sums;
}
