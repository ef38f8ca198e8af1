import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { ModuleKind, transpileModule } from "typescript";

/** The module alone, as the package has it. */
const compiled = transpileModule(readFileSync(join(__dirname, "../../sdk/provider-text.ts"), "utf8"), {
  compilerOptions: { module: ModuleKind.CommonJS },
}).outputText;

/** What the dynamic provider's server requires, from where it does. */
const likeServer = createRequire(require.resolve("@pulumi/pulumi"));

/** As the program's process makes the text, and the dynamic provider's server loads what state holds. */
const play = `
const { providerText } = require(process.argv[1]);
const requireFromString = require(${JSON.stringify(likeServer.resolve("require-from-string"))});
const text = providerText(process.argv[2]);
const tell = (more) => console.log(JSON.stringify({ length: text.length, ...more }));
try {
  tell(requireFromString(text).handler());
} catch ({ message }) {
  tell({ message });
}`;

describe("the provider in state", () => {
  let root = "";
  beforeEach(() => (root = realpathSync(mkdtempSync(join(tmpdir(), "finetune-text-")))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(path: string, content: string | object): void {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  }

  /** A copy of this package whose runtime tells where it stands. */
  function install(where: string): void {
    const folder = `${where}/node_modules/pulumi-finetune`;
    const runtime = "./dist/provider/dynamic/runtime.js";
    write(`${folder}/package.json`, { exports: { "./add-it-to-package.json": runtime } });
    write(`${folder}/${runtime}`, `exports.modelDeployment = ${JSON.stringify({ where })};`);
    write(`${folder}/dist/sdk/provider-text.js`, compiled);
  }

  /** A package of the workspace, linked into the program as pnpm does. */
  function library(name: string, declaration: object = { main: "index.js" }): void {
    write(`packages/${name}/package.json`, { name, ...declaration });
    write(`packages/${name}/index.js`, "");
    mkdirSync(join(root, "program/node_modules"), { recursive: true });
    symlinkSync(join(root, "packages", name), join(root, "program/node_modules", name), "dir");
  }

  function program(...dependencies: readonly string[]): void {
    write("program/package.json", { dependencies: Object.fromEntries(dependencies.map((name) => [name, "*"])) });
  }

  /** What the handler gives where a resource is declared by the copy of this package in a folder. */
  async function handler(copy: string): Promise<Readonly<Record<string, unknown>>> {
    const declaring = join(root, copy, "node_modules/pulumi-finetune/dist/sdk/provider-text.js");
    const args = ["-e", play, declaring, "modelDeployment"];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: join(root, "program") });
    return JSON.parse(stdout) as Readonly<Record<string, unknown>>;
  }

  it("is what is installed for the program, in a short line", async () => {
    program("ml");
    library("ml");
    install("program");
    install("packages/ml");
    const { where, length } = await handler("packages/ml");
    assert.equal(where, "program");
    assert.ok(Number(length) < 100);
  });

  const declarations = [
    { main: "index.js" },
    { exports: { ".": { import: "./index.js" }, "./package.json": "./package.json" } },
  ];
  for (const declaration of declarations) {
    it(`is what a library of components brings that declares ${JSON.stringify(declaration)}`, async () => {
      program("other", "ml");
      library("other");
      install("packages/other");
      library("ml", declaration);
      install("packages/ml");
      assert.equal((await handler("packages/ml"))["where"], "packages/ml");
      assert.equal((await handler("packages/other"))["where"], "packages/other");
    });
  }

  it("is none that no dependency of the program brings, and Node's error says what to do", async () => {
    program("ml");
    library("ml");
    install("elsewhere");
    const advice = /^Cannot find module 'pulumi-finetune\/add-it-to-package\.json'/;
    assert.match(String((await handler("elsewhere"))["message"]), advice);
  });
});
