import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { CLONE } from "./clone.mjs";
import { bundledPackages } from "./release/notices.mjs";
import { PAGE_PACKAGES } from "./release/page-packages.mjs";
import { runMain } from "./terminal/run-main.mjs";
import { WayOutError } from "./terminal/way-out-error.mjs";

const SOURCES = join(CLONE.root, "provider", "ui", "page");
const ASSETS = join(CLONE.root, "dist", "provider", "ui", "assets");

// Bundles the run page, so that whoever installs the package needs no bundler.
void runMain(async () => {
  rmSync(ASSETS, { recursive: true, force: true });
  mkdirSync(ASSETS, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: CLONE.root,
    metafile: true,
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
  const packages = bundledPackages(Object.keys(metafile.inputs));
  const unnamed = packages.filter(({ name }) => !PAGE_PACKAGES.includes(name)).map(({ name }) => name);
  if (unnamed.length > 0) {
    throw new WayOutError(
      `the run page takes along ${unnamed.join(", ")}, which the bill of materials does not know`,
      "Name it in tools/release/page-packages.mjs, or do without.",
    );
  }
  // The licences ask that their notices come with the code.
  const notices = packages.map(({ name, version, texts }) => [`${name} ${version}`, ...texts].join("\n\n"));
  writeFileSync(join(ASSETS, "licences.txt"), `${notices.join("\n\n")}\n`);
  return 0;
});
