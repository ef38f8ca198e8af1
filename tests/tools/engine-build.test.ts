import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fakeGo, pinnedVersion } from "./fake-go";
import { runTool } from "./run-tool";
import { type TemporaryClone, temporaryClone } from "./temporary-clone";
import { writeProgram } from "./write-program";

const VERSION = ["pulumi", "version"];
const ONE_BUILD = ["install language-hosts", "list language-hosts", "install cli"];

const hashesOf = (record: string) => [...record.matchAll(/"sha256": "(\w{64})"/g)].map(([, hash]) => hash);

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

  /** A build in the cache, and what the next run says after something was done to it. */
  async function built(): Promise<string> {
    await runTool(clone, "engine.mjs", VERSION);
    return join(engines, finished()[0] ?? "");
  }

  it("whose content was changed without a change of its size is made anew", async () => {
    const go = fakeGo(clone);
    const host = join(await built(), "pulumi-language-nodejs");
    writeFileSync(host, readFileSync(host, "utf8").replace("echo", "exec"));
    assert.equal((await runTool(clone, "engine.mjs", VERSION)).code, 0);
    assert.deepEqual(go.calls(), [...ONE_BUILD, ...ONE_BUILD]);
    assert.match(readFileSync(host, "utf8"), /echo/);
  });

  it("that was only copied or touched is taken, and what was seen of it recorded anew", async () => {
    const go = fakeGo(clone);
    const folder = await built();
    const record = () => readFileSync(join(folder, "pulumi-finetune-content.json"), "utf8");
    const before = record();
    utimesSync(join(folder, "pulumi"), 1, 1);
    assert.equal((await runTool(clone, "engine.mjs", VERSION)).code, 0);
    assert.deepEqual(go.calls(), ONE_BUILD);
    assert.notEqual(record(), before);
    assert.deepEqual(hashesOf(record()), hashesOf(before));
  });

  it("of an older version, which recorded no content, is taken with a note, and held to it from then on", async () => {
    const go = fakeGo(clone);
    const folder = await built();
    rmSync(join(folder, "pulumi-finetune-content.json"));
    const notes = [await runTool(clone, "engine.mjs", VERSION), await runTool(clone, "engine.mjs", VERSION)];
    assert.match(notes[0]?.stderr ?? "", /^note: \S+ was built before contents were recorded; it is yours alone/);
    assert.equal(notes[1]?.stderr, "");
    writeFileSync(join(folder, "pulumi"), readFileSync(join(folder, "pulumi"), "utf8").replace("echo", "exec"));
    await runTool(clone, "engine.mjs", VERSION);
    assert.deepEqual(go.calls(), [...ONE_BUILD, ...ONE_BUILD]);
  });

  it("is written by its user alone, whatever the umask", async () => {
    fakeGo(clone);
    const umask = process.umask(0);
    try {
      const folder = await built();
      const paths = ["", ...readdirSync(folder)].map((name) => join(folder, name));
      for (const path of [dirname(engines), engines, ...paths]) assert.equal(statSync(path).mode & 0o022, 0, path);
    } finally {
      process.umask(umask);
    }
  });

  for (const [title, mode, place] of [
    ["a cache folder that all can write", 0o777, () => dirname(engines)],
    ["a folder in it that the group can write", 0o775, () => engines],
    ["a build that all can write", 0o757, () => join(engines, finished()[0] ?? "")],
    ["a program that the group can write", 0o775, () => join(engines, finished()[0] ?? "", "pulumi")],
    [
      "a script beside it that all can write",
      0o757,
      () => join(engines, finished()[0] ?? "", "pulumi-language-nodejs"),
    ],
  ] as const) {
    it(`is not run out of ${title}: says which, and what to do`, async () => {
      const go = fakeGo(clone);
      await built();
      chmodSync(place(), mode);
      const { code, stdout, stderr } = await runTool(clone, "engine.mjs", VERSION);
      assert.deepEqual([code, stdout], [1, ""]);
      assert.ok(stderr.includes(`${place()} can be written by other users (mode ${mode.toString(8)})`), stderr);
      assert.ok(stderr.includes(`run: chmod -R go-w ${dirname(engines)}\n`), stderr);
      spawnSync("chmod", ["-R", "go-w", dirname(engines)]);
      assert.equal((await runTool(clone, "engine.mjs", VERSION)).code, 0);
      assert.deepEqual(go.calls(), ONE_BUILD);
    });
  }

  it("is not run out of a folder of somebody else's", async () => {
    fakeGo(clone);
    const folder = await built();
    const me = statSync(folder).uid;
    const script = `import { requireOwn } from ${JSON.stringify(join(clone.folder, "tools/engine/require-own.mjs"))};
      try { requireOwn(process.argv[1], Number(process.argv[2])) } catch ({ message, wayOut }) { console.log(message, wayOut) }`;
    const said = (user: number) =>
      spawnSync(process.execPath, ["--input-type=module", "-e", script, folder, `${user}`], { encoding: "utf8" })
        .stdout;
    assert.equal(said(me), "");
    const stranger = me + 1;
    assert.ok(
      said(stranger).startsWith(`${dirname(engines)} belongs to another user (${me}; this one is ${stranger})`),
    );
    assert.match(said(stranger), /XDG_CACHE_HOME/);
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
