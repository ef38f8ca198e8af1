import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "./run-tool";
import { type TemporaryClone, temporaryClone } from "./temporary-clone";

describe("npm start", () => {
  let clone: TemporaryClone;
  beforeEach(() => (clone = temporaryClone()));
  afterEach(() => clone.remove());

  it("explains itself on --help", async () => {
    const { code, stdout } = await runTool(clone, "start.mjs", ["--help"]);
    assert.equal(code, 0);
    assert.match(stdout, /^Usage: npm start .*--down/);
  });

  it("refuses what it does not know and shows its usage", async () => {
    const { code, stderr } = await runTool(clone, "start.mjs", ["--dwon"]);
    assert.equal(code, 2);
    assert.match(stderr, /^unknown argument: --dwon\n\nUsage:/);
  });

  it("with --down clears the simulated clouds, and needs no engine where there are no stacks", async () => {
    const clouds = join(clone.folder, ".local/clouds");
    mkdirSync(clouds, { recursive: true });
    writeFileSync(join(clouds, "jobs.db"), "");
    const { code, stdout } = await runTool(clone, "start.mjs", ["--down"]);
    assert.deepEqual([code, stdout], [0, "simulated clouds  cleared\n"]);
    assert.ok(!existsSync(clouds));
  });

  it("prints no colours where it does not write to a terminal", async () => {
    const { stdout } = await runTool(clone, "start.mjs", ["--down"], { env: { FORCE_COLOR: "1" } });
    assert.ok(!stdout.includes("\u001b"));
  });
});
