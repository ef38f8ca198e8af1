import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import ts from "typescript";

const clone = resolve(__dirname, "../../..");

/** The made-up cloud compiled against the built package: what somebody would do who brings a cloud of their own. */
export interface LanternEverywhere {
  /** `NODE_OPTIONS` with which program, provider and command know it. */
  readonly nodeOptions: string;
  remove(): void;
}

/** Compiles it into a folder of its own. */
export function lanternEverywhere(): LanternEverywhere {
  // As in the sources, the provider lies beside the tests: so every module is the built package's own, never a second copy.
  const root = mkdtempSync(join(tmpdir(), "finetune-lantern-"));
  const folder = join(root, "tests", "contract", "lantern");
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(clone, "dist", "provider"), join(root, "provider"), "dir");
  symlinkSync(join(clone, "node_modules"), join(root, "node_modules"), "dir");
  const sources = join(clone, "tests", "contract", "lantern");
  for (const name of readdirSync(sources)) {
    const { outputText } = ts.transpileModule(readFileSync(join(sources, name), "utf8"), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2020, esModuleInterop: true },
    });
    writeFileSync(join(folder, name.replace(/\.ts$/, ".js")), outputText);
  }
  const preload = join(root, "preload.js");
  writeFileSync(
    preload,
    'require("./provider/clouds").registerCloud(require("./tests/contract/lantern/cloud").lantern);\n',
  );
  return { nodeOptions: `--require=${preload}`, remove: () => rmSync(root, { recursive: true, force: true }) };
}
