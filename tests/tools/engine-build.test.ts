import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fakeGo, pinnedVersion } from "./fake-go";
import { runTool } from "./run-tool";
import { type TemporaryClone, temporaryClone } from "./temporary-clone";
import { writeProgram } from "./write-program";

const VERSION = ["pulumi", "version"];
const ONE_BUILD = ["install language-hosts", "list language-hosts", "install cli"];

describe("our own build of the engine", () => {
  let clone: TemporaryClone;
  let engines: string;
  beforeEach(() => {
    clone = temporaryClone();
    // There is one already, so that only the engine is built.
    writeProgram(join(clone.bin, "pulumi-resource-random"), "");
    engines = join(clone.env.HOME ?? "", ".cache/pulumi-finetune/engine");
  });
  afterEach(() => clone.remove());

  const finished = () => readdirSync(engines).filter((name) => !name.includes(".building-") && !name.endsWith(".lock"));

  it("is made once and then found in the cache", async () => {
    const go = fakeGo(clone);
    for (let round = 0; round < 2; round += 1) {
      const { code, stdout } = await runTool(clone, "engine.mjs", VERSION);
      assert.deepEqual([code, stdout], [0, `v${pinnedVersion(clone)}\n`]);
    }
    assert.deepEqual(go.calls(), ONE_BUILD);
    assert.equal(finished().length, 1);
  });

  it("goes where XDG_CACHE_HOME says, unless that is a relative path", async () => {
    fakeGo(clone);
    const cache = join(clone.folder, "cache");
    await runTool(clone, "engine.mjs", VERSION, { env: { XDG_CACHE_HOME: cache } });
    assert.equal(readdirSync(join(cache, "pulumi-finetune/engine")).length, 1);
    await runTool(clone, "engine.mjs", VERSION, { env: { XDG_CACHE_HOME: "relative" } });
    assert.equal(finished().length, 1);
  });

  it("that was killed half-way is not taken for a finished one, and the next run clears it away", async () => {
    fakeGo(clone, { killsCaller: true });
    assert.equal((await runTool(clone, "engine.mjs", VERSION)).signal, "SIGKILL");
    assert.deepEqual(finished(), []);
    fakeGo(clone);
    assert.equal((await runTool(clone, "engine.mjs", VERSION)).code, 0);
    assert.deepEqual(readdirSync(engines), finished());
  });

  for (const [title, faults, reason] of [
    ["whose CLI answers another version", { version: "v3.1.0" }, /answers version 3\.1\.0 instead of/],
    ["that lacks a program", { leavesOut: "pulumi-language-nodejs" }, /pulumi-language-nodejs did not come out of it/],
  ] as const) {
    it(`${title} is refused`, async () => {
      fakeGo(clone, faults);
      const { code, stderr } = await runTool(clone, "engine.mjs", VERSION);
      assert.equal(code, 1);
      assert.match(stderr, reason);
      assert.deepEqual(readdirSync(engines), []);
    });
  }

  it("that was damaged in the cache is made anew", async () => {
    const go = fakeGo(clone);
    await runTool(clone, "engine.mjs", VERSION);
    truncateSync(join(engines, finished()[0] ?? "", "pulumi-language-nodejs"), 3);
    assert.equal((await runTool(clone, "engine.mjs", VERSION)).code, 0);
    assert.deepEqual(go.calls(), [...ONE_BUILD, ...ONE_BUILD]);
  });

  it("is made by one of two that start at once; the other one says whom it waits for", async () => {
    const go = fakeGo(clone, { seconds: 0.5 });
    const both = await Promise.all([1, 2].map(() => runTool(clone, "engine.mjs", VERSION)));
    assert.deepEqual(
      both.map(({ code, stdout }) => [code, stdout]),
      both.map(() => [0, `v${pinnedVersion(clone)}\n`]),
    );
    assert.deepEqual(go.calls(), ONE_BUILD);
    const waiting = both.filter(({ stderr }) =>
      /waiting for process \d+, which is building the Pulumi engine/.test(stderr),
    );
    assert.equal(waiting.length, 1);
  });

  it("takes over the lock of a process that has died", async () => {
    const go = fakeGo(clone);
    await runTool(clone, "engine.mjs", VERSION);
    const cache = join(clone.folder, "cache");
    mkdirSync(join(cache, "pulumi-finetune/engine"), { recursive: true });
    const dead = spawnSync(process.execPath, ["--version"]).pid;
    const holder = { pid: dead, since: "2026-01-01T00:00:00.000Z", purpose: "building the Pulumi engine" };
    writeFileSync(join(cache, "pulumi-finetune/engine", `${finished()[0]}.lock`), JSON.stringify(holder));
    const { code, stderr } = await runTool(clone, "engine.mjs", VERSION, { env: { XDG_CACHE_HOME: cache } });
    assert.equal(code, 0);
    assert.doesNotMatch(stderr, /waiting/);
    assert.deepEqual(go.calls(), [...ONE_BUILD, ...ONE_BUILD]);
    assert.deepEqual(readdirSync(join(cache, "pulumi-finetune/engine")), finished());
  });
});
