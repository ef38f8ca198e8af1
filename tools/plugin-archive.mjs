import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { CLONE } from "./clone.mjs";
import { runCaptured } from "./process/run-captured.mjs";
import { ensureBuild } from "./setup/ensure-build.mjs";
import { runMain } from "./terminal/run-main.mjs";
import { WayOutError } from "./terminal/way-out-error.mjs";

const HELP = `Usage: npm run plugin [-- <folder>]

Packs the plugin pulumi-resource-finetune for any system that has Node.js and npm, as one archive in the folder (default: this
clone). Pulumi installs it, with npm for what it depends on:

  pulumi plugin install resource finetune <version> --file <archive>
`;

/** @typedef {{ version: string, devDependencies: Readonly<Record<string, string>> }} Manifest */

/** @param {string} command @param {readonly string[]} args @param {string} cwd */
async function run(command, args, cwd) {
  const { code, output } = await runCaptured(command, args, { cwd });
  if (code !== 0) throw new WayOutError(`${command} ${args[0] ?? ""} failed (exit code ${code}):\n${output}`, HELP);
}

/**
 * @param {string} folder where the archive goes
 * @returns {Promise<string>} the archive
 */
async function packPlugin(folder) {
  const made = mkdtempSync(join(tmpdir(), "finetune-plugin-"));
  try {
    await ensureBuild();
    await run("npm", ["pack", "--ignore-scripts", "--pack-destination", made], CLONE.root);
    /** @type {Manifest} */
    const { version, devDependencies } = JSON.parse(readFileSync(join(CLONE.root, "package.json"), "utf8"));
    const packed = readdirSync(made).find((name) => name.endsWith(".tgz")) ?? "";
    const main = "node_modules/pulumi-finetune/dist/provider/plugin/main.js";
    const manifest = {
      name: "pulumi-resource-finetune",
      version,
      private: true,
      main,
      // The SDK's version is the one that the plugin is tested with.
      dependencies: { "pulumi-finetune": `file:${packed}`, "@pulumi/pulumi": devDependencies["@pulumi/pulumi"] },
    };
    writeFileSync(join(made, "package.json"), JSON.stringify(manifest, undefined, 2));
    cpSync(join(CLONE.root, "plugin", "PulumiPlugin.yaml"), join(made, "PulumiPlugin.yaml"));
    writeFileSync(join(made, "pulumi-resource-finetune"), `#!/usr/bin/env node\nrequire("./${main}");\n`, {
      mode: 0o755,
    });
    mkdirSync(folder, { recursive: true });
    const archive = join(folder, `pulumi-resource-finetune-v${version}-node.tar.gz`);
    await run("tar", ["-czf", archive, "-C", made, ...readdirSync(made)], CLONE.root);
    return archive;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

void runMain(async () => {
  const [folder = CLONE.root] = process.argv.slice(2);
  if (folder === "--help") {
    process.stdout.write(HELP);
    return 0;
  }
  const archive = await packPlugin(resolve(folder));
  process.stdout.write(`${basename(archive)}\n`);
  return 0;
});
