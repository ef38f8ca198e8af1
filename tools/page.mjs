import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { CLONE } from "./clone.mjs";
import { runMain } from "./terminal/run-main.mjs";

const require = createRequire(import.meta.url);
const SOURCES = join(CLONE.root, "provider", "ui", "page");
const ASSETS = join(CLONE.root, "dist", "provider", "ui", "assets");

// What the page takes along from others: their licences ask that their notices come with it.
const BUNDLED = ["preact", "uplot"];

// Bundles the run page, so that whoever installs the package needs no bundler.
void runMain(async () => {
  rmSync(ASSETS, { recursive: true, force: true });
  mkdirSync(ASSETS, { recursive: true });
  await build({
    entryPoints: ["app.tsx", "early.ts", "app.css"].map((file) => join(SOURCES, file)),
    tsconfig: join(SOURCES, "tsconfig.json"),
    outdir: ASSETS,
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2022"],
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
  });
  copyFileSync(join(SOURCES, "index.html"), join(ASSETS, "index.html"));
  writeFileSync(join(ASSETS, "licences.txt"), BUNDLED.map(notice).join("\n"));
  return 0;
});

/** @param {string} name a package @returns {string} its name and the text of its licence */
function notice(name) {
  const text = readFileSync(join(require.resolve(`${name}/package.json`), "..", "LICENSE"), "utf8");
  return `${name}\n\n${text}`;
}
