import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CLONE } from "./clone.mjs";
import { runCaptured } from "./process/run-captured.mjs";
import { PAGE_PACKAGES } from "./release/page-packages.mjs";
import { runMain } from "./terminal/run-main.mjs";
import { WayOutError } from "./terminal/way-out-error.mjs";

const HELP = `Usage: npm run --silent sbom          what the package brings along, as CycloneDX JSON
       npm run --silent licences      the same as a list: licence, package, version
`;

/** @typedef {{ license?: { id?: string, name?: string }, expression?: string }} Licence */
/** @typedef {{ name: string, version: string, licenses?: readonly Licence[] }} Component */

/** @typedef {{ version?: string, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }} Package */

/**
 * The entries of the lockfile that come with the package. npm's own choice leaves out what something else has as a peer or
 * for development, and cannot tell the examples, which have no versions.
 *
 * @param {Record<string, Package>} packages entries of the lockfile, by their folder
 * @returns {Set<string>} folders
 */
function broughtAlong(packages) {
  /** @type {Set<string>} */
  const found = new Set([""]);
  for (const from of found) {
    const { dependencies, optionalDependencies } = packages[from] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      // As Node.js looks: in the package's own folder first, then in those above it.
      const folders = [...from.matchAll(/\/node_modules\/|$/g)]
        .map(({ index }) => `${from.slice(0, index)}/`)
        .reverse();
      const at = [...folders, ""].map((folder) => `${folder}node_modules/${name}`.replace(/^\//, ""));
      const entry = at.find((each) => each in packages);
      if (entry !== undefined) found.add(entry);
    }
  }
  return found;
}

/** @param {string} folder where package.json and the lockfile are written as whoever installs the package has them */
function writeInstalled(folder) {
  const read = (/** @type {string} */ file) => JSON.parse(readFileSync(join(CLONE.root, file), "utf8"));
  /** @type {{ packages: Record<string, Package> }} */
  const lock = read("package-lock.json");
  // What is inside the page is brought along like what is installed.
  const inside = PAGE_PACKAGES.map((name) => [name, lock.packages[`node_modules/${name}`]?.version ?? ""]);
  const dependencies = { ...lock.packages[""]?.dependencies, ...Object.fromEntries(inside) };
  const left = { dependencies, workspaces: undefined, devDependencies: undefined, peerDependencies: undefined };
  /** @type {Record<string, Package>} */
  const all = { ...lock.packages, "": { ...lock.packages[""], ...left } };
  const entries = [...broughtAlong(all)].map((path) => [path, { ...all[path], dev: undefined }]);
  const packages = Object.fromEntries(entries);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ ...read("package.json"), ...left }));
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ ...lock, packages }));
}

/** @returns {Promise<string>} the bill of materials, as npm writes it */
async function billOfMaterials() {
  const made = mkdtempSync(join(tmpdir(), "sbom-"));
  // npm names what it describes by its folder.
  const folder = join(made, "pulumi-finetune");
  try {
    mkdirSync(folder);
    writeInstalled(folder);
    const args = ["sbom", "--sbom-format=cyclonedx", "--package-lock-only"];
    const { code, stdout, output } = await runCaptured("npm", args, { cwd: folder });
    if (code === 0) return stdout;
    throw new WayOutError(
      `npm sbom failed (exit code ${code}):\n${output}`,
      "npm 10 or newer is needed: npm --version",
    );
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

void runMain(async () => {
  const [wanted] = process.argv.slice(2);
  if (wanted !== "list" && wanted !== "cyclonedx") {
    process.stdout.write(HELP);
    return wanted === "--help" ? 0 : 2;
  }
  const bill = await billOfMaterials();
  /** @type {{ components: readonly Component[] }} */
  const { components } = JSON.parse(bill);
  process.stdout.write(wanted === "list" ? licencesOf(components) : bill);
  return 0;
});

/** @param {readonly Component[]} components */
function licencesOf(components) {
  const lines = components.map(({ name, version, licenses = [] }) => {
    const licence = licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name).join(" AND ");
    return `${licence || "UNKNOWN"}\t${name}\t${version}\n`;
  });
  return lines.sort().join("");
}
