import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CLONE } from "./clone.mjs";
import { runCaptured } from "./process/run-captured.mjs";
import { runMain } from "./terminal/run-main.mjs";
import { WayOutError } from "./terminal/way-out-error.mjs";

const HELP = `Usage: npm run --silent sbom          what the package brings along, as CycloneDX JSON
       npm run --silent licences      the same as a list: licence, package, version
`;

/** @typedef {{ license?: { id?: string, name?: string }, expression?: string }} Licence */
/** @typedef {{ name: string, version: string, licenses?: readonly Licence[] }} Component */

/**
 * The lockfile as it is for whoever installs the package: npm cannot tell the examples, which have no versions, and what
 * is for development is nothing to them. Peers are theirs already.
 *
 * @param {string} folder where package.json and its lockfile are written
 */
function writeInstalled(folder) {
  const read = (/** @type {string} */ file) => JSON.parse(readFileSync(join(CLONE.root, file), "utf8"));
  const manifest = { ...read("package.json"), workspaces: undefined, devDependencies: undefined };
  const lock = read("package-lock.json");
  /** @type {[string, { link?: boolean }][]} */
  const entries = Object.entries(lock.packages);
  const packages = entries.filter(([path, { link }]) => path.startsWith("node_modules/") && link !== true);
  const own = { ...lock.packages[""], workspaces: undefined, devDependencies: undefined };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  const installed = { ...lock, packages: { "": own, ...Object.fromEntries(packages) } };
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify(installed));
}

/** @returns {Promise<string>} the bill of materials, as npm writes it */
async function billOfMaterials() {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-finetune-"));
  try {
    writeInstalled(folder);
    const args = ["sbom", "--sbom-format=cyclonedx", "--omit=dev", "--omit=peer", "--package-lock-only"];
    const { code, stdout, output } = await runCaptured("npm", args, { cwd: folder });
    if (code === 0) return stdout;
    throw new WayOutError(
      `npm sbom failed (exit code ${code}):\n${output}`,
      "npm 10 or newer is needed: npm --version",
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void runMain(async () => {
  const [wanted] = process.argv.slice(2);
  if (wanted !== "list" && wanted !== "cyclonedx") {
    process.stdout.write(HELP);
    return wanted === "--help" ? 0 : 2;
  }
  const bill = await billOfMaterials();
  process.stdout.write(wanted === "list" ? licencesOf(JSON.parse(bill).components) : bill);
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
