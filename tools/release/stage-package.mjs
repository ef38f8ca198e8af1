import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { build } from "esbuild";
import { CLONE } from "../clone.mjs";
import { ensureBuild } from "../setup/ensure-build.mjs";

/** The package as it is published, before npm packs it. */
export const STAGED = join(CLONE.local, "package");

/** What programs, the engine and people start with, relative to `dist/`, and the script of the threads. */
const DOORS = [
  "sdk/index",
  "sdk/native",
  "provider/dynamic/runtime",
  "provider/emulator/index",
  "provider/plugin/main",
  "provider/cli/main",
];
const THREAD = "provider/preflight/worker/scan-worker";
/** Doors that programs have types of. */
const TYPED = ["sdk/index", "sdk/native", "provider/emulator/index"];

const COPIED = [
  "plugin",
  "sdk/schema.json",
  "dist/provider/ui/assets",
  ...["README.md", "README.zh-CN.md", "CHANGELOG.md", "LICENSE"],
];

/** Of the manifest: what concerns the clone alone. */
const LEFT_OUT = ["scripts", "devDependencies", "workspaces", "files"];

/**
 * Lays out the package as it is published. What is compiled has a file for each module and a declaration for each file; whoever
 * installs the package gets one library with all modules, each still loaded when it is first required, one door for each way
 * in, and the declarations that the public ones need.
 *
 * @returns {Promise<string>} its folder
 */
export async function stagePackage() {
  await ensureBuild();
  rmSync(STAGED, { recursive: true, force: true });
  const dist = join(STAGED, "dist");
  mkdirSync(dist, { recursive: true });
  const doors = DOORS.map((door) => `exports[${JSON.stringify(door)}] = () => require("./${door}.js");\n`);
  await Promise.all([
    bundle({ stdin: { contents: doors.join(""), resolveDir: join(CLONE.root, "dist") } }, join(dist, "library.js")),
    bundle({ entryPoints: [join(CLONE.root, "dist", `${THREAD}.js`)] }, join(dist, "scan-worker.js")),
  ]);
  for (const door of DOORS) writeDoor(dist, door);
  for (const file of declarationsOf(TYPED)) copy(join("dist", file));
  // The page of a run is built apart, and may not be there.
  for (const file of COPIED) if (existsSync(join(CLONE.root, file))) copy(file);
  /** @type {Record<string, unknown>} */
  const manifest = JSON.parse(readFileSync(join(CLONE.root, "package.json"), "utf8"));
  const kept = Object.fromEntries(Object.entries(manifest).filter(([name]) => !LEFT_OUT.includes(name)));
  writeFileSync(join(STAGED, "package.json"), `${JSON.stringify(kept, undefined, 2)}\n`);
  return STAGED;
}

/** @param {import("esbuild").BuildOptions} what @param {string} outfile */
async function bundle(what, outfile) {
  await build({
    ...what,
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    // A stack trace is read by people, so names and lines stay.
    minify: false,
    logLevel: "warning",
  });
}

/** One way in. Its exports are named one by one: an ES module sees no others. @param {string} dist @param {string} door */
function writeDoor(dist, door) {
  const library = `./${relative(dirname(door), "library.js")}`.replace("./..", "..");
  const file = join(dist, `${door}.js`);
  const head = door.endsWith("cli/main") ? "#!/usr/bin/env node\n" : "";
  const load = `require(${JSON.stringify(library)})[${JSON.stringify(door)}]()`;
  const text = door.endsWith("/main")
    ? `${load};\n`
    : `const door = ${load};\n${namesOf(door)
        .map((name) => `exports.${name} = door.${name};\n`)
        .join("")}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${head}"use strict";\n${text}`, { mode: head === "" ? 0o644 : 0o755 });
}

/** @param {string} door */
function namesOf(door) {
  /** @type {Record<string, unknown>} */
  const loaded = createRequire(import.meta.url)(join(CLONE.root, "dist", `${door}.js`));
  return Object.keys(loaded);
}

/** @param {readonly string[]} modules @returns {Set<string>} they and what they refer to, relative to `dist/` */
function declarationsOf(modules) {
  const found = new Set(modules.map((module) => `${module}.d.ts`));
  for (const file of found) {
    const text = readFileSync(join(CLONE.root, "dist", file), "utf8");
    for (const [, to = ""] of text.matchAll(/(?:from|import\(|import) ?"(\.[^"]+)"/g)) {
      const path = join(dirname(file), to);
      const declared = [`${path}.d.ts`, `${path}/index.d.ts`].find((each) =>
        existsSync(join(CLONE.root, "dist", each)),
      );
      if (declared === undefined) throw new Error(`dist/${file} refers to ${to}, and there is no declaration of it`);
      found.add(declared);
    }
  }
  return found;
}

/** @param {string} path from the clone's root */
function copy(path) {
  mkdirSync(dirname(join(STAGED, path)), { recursive: true });
  cpSync(join(CLONE.root, path), join(STAGED, path), { recursive: true });
}
