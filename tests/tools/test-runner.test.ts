import assert from "node:assert/strict";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type ToolRun, runTool } from "./run-tool";
import { type TemporaryClone, temporaryClone } from "./temporary-clone";
import { writeProgram } from "./write-program";

const PASSES = 'it("passes", () => undefined);';
const FAILS = 'it("fails", () => { throw new Error("no"); });';

describe("npm test", () => {
  let clone: TemporaryClone;
  let bare: string;
  before(() => {
    clone = temporaryClone([
      "package.json",
      "package-lock.json",
      "tsconfig.json",
      "tsconfig.build.json",
      ".mocharc.json",
    ]);
    symlinkSync(resolve(__dirname, "../../node_modules"), join(clone.folder, "node_modules"));
    write("sdk/index.ts", "export const answer = 42;");
    write("provider/empty.ts", "export {};");
    for (const file of ["app.tsx", "early.ts", "app.css", "index.html"]) write(`provider/ui/page/${file}`, "");
    write("provider/ui/page/tsconfig.json", "{}");
    write("tests/unit/a.test.ts", `${PASSES}\n${PASSES}`);
    write("tests/engine/z.test.ts", PASSES);
    write("tests/broken/b.test.ts", `${PASSES}\n${FAILS}`);
    write("tests/broken/b-other.test.ts", PASSES);
    write("tests/crash/c.test.ts", "process.kill(process.pid, 'SIGKILL');");
    write("tests/empty/d.test.ts", "export {};");
    write(
      "tests/keys/e.test.ts",
      'it("no key", () => { if (process.env.DASHSCOPE_API_KEY) throw new Error("leaked"); });',
    );
    write("tests/data/fixture.json", "{}");
    // A PATH with the little that is there before an engine is.
    bare = join(clone.folder, "bare");
    cpSync(clone.bin, bare, { recursive: true });
    writeProgram(join(clone.bin, "pulumi"), "echo v3.259.0");
    writeProgram(join(clone.bin, "pulumi-language-nodejs"), "");
  });
  after(() => clone.remove());

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(clone.folder, file)), { recursive: true });
    writeFileSync(join(clone.folder, file), text);
  }

  const lastLine = ({ stdout }: ToolRun) => stdout.trimEnd().split("\n").pop();

  it("runs the tiers that are named, prints each in one piece when it has ended, and closes with the sums", async () => {
    const run = await runTool(clone, "test.mjs", ["engine", "unit"]);
    assert.equal(run.code, 0, run.stdout + run.stderr);
    assert.match(run.stdout, /unit\n[^]*2 passing[^]*tier unit: 2 passed, 0 failed, [\d.]+ s/);
    assert.match(run.stdout, /engine\n[^]*1 passing[^]*tier engine: 1 passed, 0 failed, [\d.]+ s/);
    const [, block = ""] = /\nunit\n([^]*?)\ntier unit/.exec(run.stdout) ?? [];
    assert.ok(!block.includes("tier engine") && block.includes("passes"), run.stdout);
    assert.equal(lastLine(run), "3 passed, 0 failed");
  });

  it("runs of a tier the files that begin as named", async () => {
    const run = await runTool(clone, "test.mjs", ["broken/b-other"]);
    assert.equal(run.code, 0, run.stdout + run.stderr);
    assert.equal(lastLine(run), "1 passed, 0 failed");
  });

  it("gets no engine for tiers that start none", async () => {
    const [without, withEngine] = await Promise.all(
      ["unit", "engine"].map((tier) => runTool(clone, "test.mjs", [tier], { env: { PATH: bare } })),
    );
    assert.equal(without?.code, 0, without?.stderr);
    assert.deepEqual([withEngine?.code, withEngine?.stdout], [1, ""]);
    assert.match(withEngine?.stderr ?? "", /there is no pulumi on PATH, and there is no Go on PATH to build one/);
  });

  it("fails when a test fails, and goes on with the other tiers", async () => {
    const run = await runTool(clone, "test.mjs", ["broken/b.test.ts", "engine"]);
    assert.deepEqual([run.code, lastLine(run)], [1, "2 passed, 1 failed"]);
    assert.match(run.stdout, /\n {2}✘ broken: fails: no\n2 passed, 1 failed\n$/);
  });

  it("fails when a tier executes no test", async () => {
    const run = await runTool(clone, "test.mjs", ["empty"]);
    assert.deepEqual([run.code, lastLine(run)], [1, "0 passed, 1 failed"]);
    assert.match(
      run.stdout,
      /tier empty: no test was executed[^]*\n {2}✘ empty: no test was executed\n0 passed, 1 failed\n$/,
    );
  });

  it("fails when a tier dies before its tests are over", async () => {
    const run = await runTool(clone, "test.mjs", ["crash"]);
    assert.deepEqual([run.code, lastLine(run)], [1, "0 passed, 1 failed"]);
    assert.match(run.stdout, /it ended before its tests were over \(SIGKILL\)/);
  });

  it("says which tiers there are when another one is asked for", async () => {
    const { code, stderr } = await runTool(clone, "test.mjs", ["unit", "nonsense"]);
    assert.equal(code, 1);
    assert.match(stderr, /there is no test tier nonsense\nThe tiers are: broken, crash, empty, engine, keys, unit\n$/);
  });

  it("keeps the user's keys from the tests", async () => {
    const run = await runTool(clone, "test.mjs", ["keys"], { env: { DASHSCOPE_API_KEY: "sk-real" } });
    assert.equal(lastLine(run), "1 passed, 0 failed");
  });
});
