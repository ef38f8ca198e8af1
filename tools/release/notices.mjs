import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CLONE } from "../clone.mjs";
import { WayOutError } from "../terminal/way-out-error.mjs";

const PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/** @typedef {{ name: string, version: string, licence: string, texts: readonly string[] }} Bundled */

/**
 * The packages of which files went into a bundle.
 *
 * @param {readonly string[]} files paths from the clone's root
 * @returns {readonly Bundled[]} by name
 * @throws {WayOutError} when one does not say its licence
 */
export function bundledPackages(files) {
  const folders = new Set(files.flatMap((file) => PACKAGE.exec(file)?.[1] ?? []));
  return [...folders].map(packageAt).sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** @param {string} folder @returns {Bundled} */
function packageAt(folder) {
  const path = join(CLONE.root, folder);
  /** @type {{ name: string, version: string, license?: string }} */
  const { name, version, license } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  if (license === undefined) {
    throw new WayOutError(
      `${name} ${version}, which is passed on with ours, does not say its licence`,
      `Look at ${folder}, and use another package where it may not be passed on.`,
    );
  }
  const texts = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map((entry) => readFileSync(join(path, entry.name), "utf8").trim());
  return { name, version, licence: license, texts };
}

/**
 * What has to come along with an executable: who made its parts, and on which terms.
 *
 * @param {readonly Bundled[]} packages
 * @param {{ version: string, licence: string }} node Node.js's version and the file of its licence
 * @returns {string}
 */
export function thirdPartyNotices(packages, { version, licence }) {
  const rule = "=".repeat(100);
  const parts = packages.map(({ name, version, licence, texts }) =>
    [`${name} ${version}, ${licence}`, ...texts].join("\n\n"),
  );
  const head = "This executable has the following works of others inside, on their own terms.";
  const nodeText = `Node.js ${version}\n\n${readFileSync(licence, "utf8").trim()}`;
  return `${[head, ...parts, nodeText].join(`\n\n${rule}\n\n`)}\n`;
}
