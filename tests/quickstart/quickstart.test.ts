import assert from "node:assert/strict";
import { existsSync, readdirSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { type ToolRun, runTool } from "../tools/run-tool";
import { type TemporaryClone, temporaryClone } from "../tools/temporary-clone";

const NEEDED = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "tsconfig.build.json",
  "Pulumi.yaml",
  "examples",
  "sdk",
  "provider",
];
const MODELS = /supportBot +bailian +(\S+), served as \S+\n|faqBot +qianfan +(\S+), served as \S+\n/g;

describe("the quickstart, on the real engine", function () {
  this.timeout(300_000);
  let clone: TemporaryClone;
  before(() => {
    clone = temporaryClone(NEEDED);
    symlinkSync(resolve(__dirname, "../../node_modules"), join(clone.folder, "node_modules"));
  });
  after(() => clone.remove());

  // The engine that runs these tests, or the one in the cache of who runs them; its hosts need a shell's PATH.
  const env = {
    PATH: process.env.PATH,
    XDG_CACHE_HOME: process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"),
    FINETUNE_SPEED: "600",
  };
  const start = (...args: string[]): Promise<ToolRun> => runTool(clone, "start.mjs", args, { env });
  const filesOfClone = () => readdirSync(clone.folder).filter((name) => name !== ".local" && name !== "dist");
  const modelsIn = ({ stdout }: ToolRun) =>
    [...stdout.matchAll(MODELS)].map(([, bailian, qianfan]) => bailian ?? qianfan);
  let models: readonly (string | undefined)[] = [];

  it("trains on both clouds and prints the IDs that the serving stack reads", async () => {
    const before = filesOfClone();
    const run = await start();
    assert.equal(run.code, 0, run.stdout + run.stderr);
    models = modelsIn(run);
    assert.equal(models.length, 2, run.stdout);
    assert.match(String(models.find((model) => model?.startsWith("amv-"))), /^amv-/);
    assert.equal([...run.stdout.matchAll(/ {2}base model: .*\n {2}tuned model: .*灯/g)].length, 2, run.stdout);
    assert.deepEqual(filesOfClone(), before);
  });

  it("changes nothing the second time, and says so", async () => {
    const run = await start();
    assert.equal(run.code, 0, run.stdout + run.stderr);
    assert.match(run.stdout, /\nNothing changed: /);
    assert.deepEqual(modelsIn(run), models);
  });

  it("lets any command see its stacks", async () => {
    const { stdout } = await runTool(clone, "engine.mjs", ["pulumi", "stack", "ls", "--all", "--json"], { env });
    assert.match(stdout, /"dev"[^]*"organization\/finetune-serving\/dev"/);
  });

  it("goes without a trace with --down", async () => {
    const run = await start("--down");
    assert.equal(run.code, 0, run.stdout + run.stderr);
    assert.ok(!existsSync(join(clone.folder, ".local/clouds")));
    assert.deepEqual(readdirSync(join(clone.folder, ".local/stacks"), { recursive: true }).filter(isYaml), []);
    assert.doesNotMatch((await start("--down")).stdout, /goes/);
  });

  const isYaml = (file: string | Buffer) => String(file).endsWith(".yaml");
});
