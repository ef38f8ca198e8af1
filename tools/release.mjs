import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { CLONE } from "./clone.mjs";
import { runCaptured } from "./process/run-captured.mjs";
import { ARCHIVES, ownPlatform } from "./release/platforms.mjs";
import { tryArtefacts } from "./release/try-artefacts.mjs";
import { packageVersion, VERSION_PLACES, versionsOutOfStep } from "./release/versions.mjs";
import { ensurePackages } from "./setup/ensure-packages.mjs";
import { paint } from "./terminal/paint.mjs";
import { runMain } from "./terminal/run-main.mjs";
import { WayOutError } from "./terminal/way-out-error.mjs";

/** Where all that would be published is laid out. */
const RELEASE = join(CLONE.local, "release");

/** What a package may be at most (our choice: what an install writes and a reader still looks through). */
const MOST_FILES = 600;
const MOST_BYTES = 5e6;

/** @typedef {{ said: string, made?: readonly string[] }} Done what a step tells, and the files that it made */

/** In their order. @type {Readonly<Record<string, { what: string, run: () => Promise<Done> }>>} */
const STEPS = {
  versions: { what: "the same version everywhere, and the tag's", run: async () => checkVersions() },
  changelog: { what: "the release's section", run: async () => cutChangelog() },
  package: { what: "the npm package: its files, its size, npm's own checks", run: packPackage },
  python: { what: "the wheel of the Python SDK", run: buildWheel },
  sbom: { what: "what the package brings along, as CycloneDX", run: writeBill },
  docs: { what: "the documentation as a site, packed, with its checksum", run: packSite },
  archives: { what: "this machine's archive of the plugin, with checksums", run: makeArchives },
};

/** The step that comes last, where it is asked for. */
const TRY = "try";

const HELP = `Usage: npm run release:dry [-- [<step>…] [--tag v<version>] [--try] [--json]]

Lays out in .local/release/ what a release of this clone would publish, and checks it. Publishes nothing.

${Object.entries(STEPS)
  .map(([name, { what }]) => `  ${name.padEnd(10)} ${what}\n`)
  .join("")}
Without a step: all. Exit code 1 where something is out of step; what, where and how to repair it is said.

  --tag   the tag that is released, which has to be that of the version
  --try   installs what was laid out, and nothing of this clone, into empty folders and brings the first program up in
          TypeScript, Python and YAML on the simulated clouds (some minutes; it needs the registries)
  --json  one line for programs
`;

const { values, positionals } = parseArgs({
  options: { tag: { type: "string" }, try: { type: "boolean" }, json: { type: "boolean" }, help: { type: "boolean" } },
  allowPositionals: true,
});

void runMain(async () => {
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const wanted = positionals.length === 0 ? Object.keys(STEPS) : positionals;
  const unknown = wanted.find((name) => !Object.hasOwn(STEPS, name));
  if (unknown !== undefined) {
    throw new WayOutError(`there is no step ${unknown}`, `Steps: ${Object.keys(STEPS).join(", ")}.`);
  }
  mkdirSync(RELEASE, { recursive: true });
  const told = [];
  for (const name of wanted) told.push(await runStep(name));
  if (values.try && told.every(({ ok }) => ok)) told.push(await runStep(TRY));
  if (values.json) process.stdout.write(`${JSON.stringify(told)}\n`);
  return told.every(({ ok }) => ok) ? 0 : 1;
});

/** @param {string} name */
async function runStep(name) {
  try {
    const { said = "", made = [] } = (await (name === TRY ? tryOut() : STEPS[name]?.run())) ?? {};
    if (!values.json) process.stdout.write(`${paint("green", "✔")} ${name}: ${said}\n`);
    return { step: name, ok: true, said, made };
  } catch (error) {
    if (!(error instanceof WayOutError)) throw error;
    const red = paint("red", "✘", process.stderr);
    process.stderr.write(`${red} ${name}: ${error.message}\n  ${error.wayOut.replaceAll("\n", "\n  ")}\n`);
    return { step: name, ok: false, said: error.message, wayOut: error.wayOut };
  }
}

/** @returns {Done} */
function checkVersions() {
  const version = packageVersion();
  if (values.tag !== undefined && values.tag !== `v${version}`) {
    throw new WayOutError(
      `the tag is ${values.tag}, package.json has ${version}`,
      `Set the version and tag that commit: npm version --no-git-tag-version ${values.tag.replace(/^v/, "")}`,
    );
  }
  const other = versionsOutOfStep();
  if (other.length === 0) return { said: `${version} in package.json and ${VERSION_PLACES} places more` };
  throw new WayOutError(
    other.join("\n  "),
    "Set it in package.json, then: npm install && npm run declarations && npm run sdks",
  );
}

/** @returns {Done} what is new, as the release's page has it */
function cutChangelog() {
  const text = readFileSync(join(CLONE.root, "CHANGELOG.md"), "utf8");
  const version = packageVersion();
  const sections = text.split(/^(?=## )/m).slice(1);
  const own = sections.find((each) => each.startsWith(`## ${version}`));
  const unreleased = sections.find((each) => each.startsWith("## Unreleased"));
  const left = own === undefined ? 0 : entriesOf(unreleased ?? "");
  if (left > 0 && values.tag !== undefined) {
    throw new WayOutError(
      `CHANGELOG.md has "## ${version}", and ${left} entries under "## Unreleased" that would go out untold`,
      "Set the next version: npm version --no-git-tag-version <version>, or move the entries into its section.",
    );
  }
  const section = own ?? unreleased;
  const notes = section?.slice(section.indexOf("\n")).trim() ?? "";
  if (notes === "") {
    throw new WayOutError(
      `CHANGELOG.md has nothing under "## ${version}" or "## Unreleased"`,
      "Write there, in the words of users, what they get.",
    );
  }
  if (!/^### Upgrade$/m.test(notes)) {
    throw new WayOutError(
      'CHANGELOG.md has no "### Upgrade" for the release',
      "Write there what to do who comes from the release before, or that there is nothing to do.",
    );
  }
  const file = join(RELEASE, "notes.md");
  writeFileSync(file, `${notes}\n`);
  const rest = left > 0 ? `; ${left} more are unreleased: a tag wants the next version` : "";
  return { said: `${entriesOf(notes)} entries become "## ${version}"${rest}`, made: [file] };
}

/** @param {string} text */
function entriesOf(text) {
  return text.match(/^- /gm)?.length ?? 0;
}

/** @returns {Promise<Done>} */
async function packPackage() {
  await ensurePackages();
  // It needs the packages.
  const { stagePackage } = await import("./release/stage-package.mjs");
  const folder = await stagePackage();
  const { stdout } = await succeed(
    "npm",
    ["pack", "--json", "--ignore-scripts", "--pack-destination", RELEASE],
    folder,
  );
  /** @type {[{ filename: string, entryCount: number, unpackedSize: number, size: number }]} */
  const [{ filename, entryCount, unpackedSize, size }] = JSON.parse(stdout);
  const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  const said = `${filename}: ${entryCount} files, ${megabytes(unpackedSize)} unpacked, ${megabytes(size)} packed`;
  if (entryCount > MOST_FILES || unpackedSize > MOST_BYTES) {
    throw new WayOutError(
      `${said}; at most ${MOST_FILES} and ${megabytes(MOST_BYTES)} are wanted`,
      "See what came in: tar tzvf .local/release/*.tgz. tools/release/stage-package.mjs says what is copied.",
    );
  }
  const file = join(RELEASE, filename);
  await succeed("npm", ["publish", "--dry-run", "--ignore-scripts", "--tag", "dry-run", file], RELEASE);
  return { said, made: [file] };
}

/** @returns {Promise<Done>} */
async function buildWheel() {
  const work = mkdtempSync(join(RELEASE, "wheel-"));
  try {
    // A build leaves its own files beside the sources.
    cpSync(join(CLONE.root, "sdk", "python"), join(work, "sdk"), { recursive: true });
    await succeed(
      "python3",
      ["-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", work, join(work, "sdk")],
      work,
    );
    const name = readdirSync(work).find((each) => each.endsWith(".whl")) ?? "";
    cpSync(join(work, name), join(RELEASE, name));
    return { said: name, made: [join(RELEASE, name)] };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @returns {Promise<Done>} */
async function writeBill() {
  const { stdout } = await succeed(process.execPath, [join(CLONE.root, "tools", "sbom.mjs"), "cyclonedx"], CLONE.root);
  const file = join(RELEASE, `pulumi-finetune-${packageVersion()}.cdx.json`);
  writeFileSync(file, stdout);
  /** @type {{ components: readonly object[] }} */
  const { components } = JSON.parse(stdout);
  return { said: `${components.length} packages in ${basename(file)}`, made: [file] };
}

/** @returns {Promise<Done>} */
async function packSite() {
  const { stdout } = await succeed(process.execPath, [join(CLONE.root, "tools", "docs.mjs"), "--json"], CLONE.root);
  /** @type {{ folder: string, pages: number }} */
  const { folder, pages } = JSON.parse(stdout);
  // It needs the packages.
  const { create } = await import("tar");
  const file = join(RELEASE, `pulumi-finetune-docs-${packageVersion()}.tar.gz`);
  await create({ gzip: true, portable: true, mtime: new Date(0), cwd: folder, file }, readdirSync(folder).sort());
  const sum = createHash("sha256").update(readFileSync(file)).digest("hex");
  writeFileSync(`${file}.sha256`, `${sum}  ${basename(file)}\n`);
  return { said: `${pages} pages in ${basename(file)}, SHA-256 ${sum}`, made: [file, `${file}.sha256`] };
}

/** @returns {Promise<Done>} */
async function makeArchives() {
  const { stdout } = await succeed(process.execPath, [join(CLONE.root, "tools", "archives.mjs"), "--json"], CLONE.root);
  /** @type {readonly { file: string, sha256: string }[]} */
  const archives = JSON.parse(stdout);
  const said = archives.map(({ file, sha256 }) => `${basename(file)}, SHA-256 ${sha256}`).join("\n  ");
  return { said, made: archives.map(({ file }) => file) };
}

/** @returns {Promise<Done>} */
async function tryOut() {
  const version = packageVersion();
  const archive = join(ARCHIVES, `pulumi-resource-finetune-v${version}-${ownPlatform()}.tar.gz`);
  const tarball = join(RELEASE, `pulumi-finetune-${version}.tgz`);
  const wheel = join(RELEASE, `pulumi_finetune-${version}-py3-none-any.whl`);
  const languages = await tryArtefacts({ version, tarball, wheel, archive });
  return { said: `the first program went up and down in ${languages.join(", ")}` };
}

/** @param {string} command @param {readonly string[]} args @param {string} cwd */
async function succeed(command, args, cwd) {
  const run = await runCaptured(command, args, { cwd });
  if (run.code === 0) return run;
  throw new WayOutError(
    `${command} ${args.slice(0, 3).join(" ")} ended with exit code ${run.code}:\n${run.output.trimEnd()}`,
    "Repair what it says and run the step by itself: npm run release:dry -- <step>",
  );
}
