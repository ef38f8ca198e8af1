import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type ToolRun, runTool } from "./run-tool";
import { type TemporaryClone, temporaryClone } from "./temporary-clone";
import { writeProgram } from "./write-program";

const PASSES = 'it("passes", () => undefined);';
const FAILS = 'it("fails", () => { throw new Error("no"); });';

describe("npm test", () => {
  let clone: TemporaryClone;
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
    write("tests/unit/a.test.ts", `${PASSES}\n${PASSES}`);
    write("tests/engine/z.test.ts", PASSES);
    write("tests/broken/b.test.ts", `${PASSES}\n${FAILS}`);
    write("tests/crash/c.test.ts", "process.kill(process.pid, 'SIGKILL');");
    write("tests/empty/d.test.ts", "export {};");
    write(
      "tests/keys/e.test.ts",
      'it("no key", () => { if (process.env.DASHSCOPE_API_KEY) throw new Error("leaked"); });',
    );
    write("tests/data/fixture.json", "{}");
    writeProgram(join(clone.bin, "pulumi"), "echo v3.259.0");
    writeProgram(join(clone.bin, "pulumi-language-nodejs"), "");
  });
  after(() => clone.remove());

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(clone.folder, file)), { recursive: true });
    writeFileSync(join(clone.folder, file), text);
  }

  const lastLine = ({ stdout }: ToolRun) => stdout.trimEnd().split("\n").pop();

  it("runs the tiers that are named, engine last, prints their times and closes with the sums", async () => {
    const run = await runTool(clone, "test.mjs", ["engine", "unit"]);
    assert.equal(run.code, 0, run.stdout + run.stderr);
    assert.match(run.stdout, /tier unit: 2 passed, 0 failed, [\d.]+ s[^]*tier engine: 1 passed, 0 failed, [\d.]+ s/);
    assert.equal(lastLine(run), "3 passed, 0 failed");
  });

  it("fails when a test fails, and goes on with the other tiers", async () => {
    const run = await runTool(clone, "test.mjs", ["broken", "engine"]);
    assert.deepEqual([run.code, lastLine(run)], [1, "2 passed, 1 failed"]);
  });

  it("fails when a tier executes no test", async () => {
    const run = await runTool(clone, "test.mjs", ["empty"]);
    assert.deepEqual([run.code, lastLine(run)], [1, "0 passed, 1 failed"]);
    assert.match(run.stdout, /tier empty: no test was executed/);
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
