import { join } from "node:path";
import { build } from "esbuild";
import { CLONE } from "../clone.mjs";

const ARCHIVE = join(CLONE.root, "provider", "plugin", "archive");

/** Modules that look for files beside themselves; of each, the export of the same name is taken from `archive/embedded.ts`. */
const REPLACED = /** @type {const} */ ({
  "base/package-version": "packageVersion",
  "front/sdk-libraries": "requireLikeSdk",
  "preflight/worker/start-thread": "startThread",
  "plugin/schema-text": "schemaText",
});

/** What the SDK of Pulumi serializes functions with, for dynamic resources, which a plugin has none of: eight megabytes. */
const UNUSED = /^(?:typescript|ts-node|@npmcli\/arborist)$/;

/**
 * @typedef {object} Bundle The plugin as one script, and the script of its threads.
 * @property {string} plugin
 * @property {string} scanWorker
 * @property {readonly string[]} files what went into them, as paths from the clone's root
 */

/**
 * Makes one script of the plugin and of all that it requires, which needs nothing but Node.js.
 *
 * @param {string} version of the package
 * @returns {Promise<Bundle>}
 */
export async function bundlePlugin(version) {
  const [plugin, scanWorker] = await Promise.all(
    ["provider/plugin/main.ts", "provider/preflight/worker/scan-worker.ts"].map((entry) => bundled(entry, version)),
  );
  if (plugin === undefined || scanWorker === undefined) throw new Error("esbuild made no bundle");
  return { plugin: plugin.text, scanWorker: scanWorker.text, files: [...plugin.files, ...scanWorker.files] };
}

/** @param {string} entry @param {string} version */
async function bundled(entry, version) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: CLONE.root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    target: "node22",
    // Parsed at every start; names stay, since errors and logs tell them.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    alias: { libsql: join(ARCHIVE, "node-sqlite.ts") },
    define: { ARCHIVE_VERSION: JSON.stringify(version) },
    plugins: [{ name: "embedded", setup: replaceModules }],
    logLevel: "warning",
  });
  const [output] = outputFiles;
  return { text: output?.text ?? "", files: Object.keys(metafile.inputs) };
}

/** @param {import("esbuild").PluginBuild} build */
function replaceModules({ onLoad, onResolve }) {
  onResolve({ filter: UNUSED }, ({ path }) => ({ path, namespace: "unused" }));
  onLoad({ filter: /./, namespace: "unused" }, () => ({ contents: "" }));
  for (const [module, name] of Object.entries(REPLACED)) {
    onLoad({ filter: new RegExp(`provider/${module}\\.ts$`.replaceAll("/", "[\\\\/]")) }, () => ({
      contents: `export { ${name} } from "./embedded";`,
      loader: "ts",
      resolveDir: ARCHIVE,
    }));
  }
}
