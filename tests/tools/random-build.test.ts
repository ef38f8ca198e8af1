import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fakeGo, randomVersion } from "./fake-go";
import { runTool } from "./run-tool";
import { type TemporaryClone, temporaryClone } from "./temporary-clone";
import { writeProgram } from "./write-program";

const VERSION = ["sh", "-c", '"$PULUMI_HOME"/plugins/resource-random-v*/pulumi-resource-random -version'];

describe("our own build of the plugin of @pulumi/random", function () {
  // Each test starts several processes one after the other.
  this.timeout(60_000);
  let clone: TemporaryClone;
  let builds: string;
  beforeEach(() => {
    clone = temporaryClone();
    writeFileSync(join(clone.folder, "package.json"), '{"dependencies":{"@pulumi/random":"^4.18.0"}}');
    builds = join(clone.env.HOME ?? "", ".cache/pulumi-finetune/random");
  });
  afterEach(() => clone.remove());

  const link = () =>
    join(clone.folder, `.local/pulumi/home/plugins/resource-random-v${randomVersion(clone)}`, "pulumi-resource-random");

  it("is made once, after the engine, and then found in the cache", async () => {
    const go = fakeGo(clone);
    for (let round = 0; round < 2; round += 1) {
      const { code, stdout } = await runTool(clone, "engine.mjs", VERSION);
      assert.deepEqual([code, stdout], [0, `${randomVersion(clone)}\n`]);
    }
    assert.deepEqual(go.calls().slice(-3), ["install cli", "install random", "run random"]);
    assert.equal(go.calls().filter((call) => call === "install random").length, 1);
    assert.equal(readdirSync(builds).length, 1);
  });

  it("is made for a program that depends on it, and for no other; so are the hosts of other languages", async () => {
    const go = fakeGo(clone);
    for (const [folder, runtime] of Object.entries({ plain: "nodejs", sheet: "yaml" })) {
      mkdirSync(join(clone.folder, folder));
      writeFileSync(join(clone.folder, folder, "Pulumi.yaml"), `name: ${folder}\nruntime: ${runtime}\n`);
      const { code, stderr } = await runTool(clone, "engine.mjs", ["pulumi", "-C", folder]);
      assert.equal(code, 0, stderr);
    }
    const engine = ["install language-hosts", "list language-hosts", "install cli"];
    assert.deepEqual(go.calls(), [...engine, "install language-hosts", "install cli"]);
  });

  it("is for the npm package that package.json pins", () => {
    const manifest = JSON.parse(readFileSync(resolve(__dirname, "../../package.json"), "utf8"));
    assert.equal(manifest.devDependencies["@pulumi/random"], randomVersion(clone));
  });

  it("is linked into the clone's Pulumi home, and not on PATH, where Pulumi would warn of it", async () => {
    fakeGo(clone);
    const { stdout } = await runTool(clone, "engine.mjs", ["sh", "-c", 'printf "%s" "$PATH"']);
    assert.ok(!stdout.includes("pulumi-finetune/random"));
    assert.equal(readlinkSync(link()), join(builds, readdirSync(builds)[0] ?? "", "pulumi-resource-random"));
  });

  it("is linked anew when it lies elsewhere", async () => {
    fakeGo(clone);
    await runTool(clone, "engine.mjs", VERSION);
    const cache = join(clone.folder, "cache");
    assert.equal((await runTool(clone, "engine.mjs", VERSION, { env: { XDG_CACHE_HOME: cache } })).code, 0);
    assert.ok(readlinkSync(link()).startsWith(cache));
    assert.deepEqual(readdirSync(dirname(link())), ["pulumi-resource-random"]);
  });

  it("is made anew without the engine when it is missing", async () => {
    const go = fakeGo(clone);
    await runTool(clone, "engine.mjs", VERSION);
    const before = go.calls().length;
    rmSync(builds, { recursive: true });
    assert.equal((await runTool(clone, "engine.mjs", VERSION)).code, 0);
    assert.deepEqual(go.calls().slice(before), ["install random", "run random"]);
  });

  it("is not made where one is on PATH", async () => {
    const go = fakeGo(clone);
    writeProgram(join(clone.bin, "pulumi-resource-random"), "echo theirs");
    assert.equal((await runTool(clone, "engine.mjs", ["pulumi-resource-random"])).stdout, "theirs\n");
    assert.ok(!go.calls().includes("install random") && !existsSync(link()));
  });

  it("is not made for a CLI of the user's, which downloads it", async () => {
    const go = fakeGo(clone);
    writeProgram(join(clone.bin, "pulumi"), "echo v3.259.0");
    writeProgram(join(clone.bin, "pulumi-language-nodejs"), "");
    assert.equal((await runTool(clone, "engine.mjs", ["pulumi"])).code, 0);
    assert.deepEqual([go.calls(), existsSync(link())], [[], false]);
  });

  it("that answers another version is refused", async () => {
    fakeGo(clone, { randomVersion: "4.0.0" });
    const { code, stderr } = await runTool(clone, "engine.mjs", VERSION);
    assert.equal(code, 1);
    assert.match(stderr, /pulumi-resource-random answers version 4\.0\.0 instead of/);
    assert.deepEqual(readdirSync(builds), []);
  });

  it("whose schema is not what its generator writes is refused", async () => {
    fakeGo(clone, { generates: "another schema" });
    const { code, stderr } = await runTool(clone, "engine.mjs", VERSION);
    assert.equal(code, 1);
    assert.match(stderr, /schema\.json is not what its generator writes\nRun "CGO_ENABLED=0 go generate" in \S+random/);
    assert.deepEqual(readdirSync(builds), []);
  });

  it("cannot be made without Go, and it says what to install", async () => {
    fakeGo(clone);
    await runTool(clone, "engine.mjs", VERSION);
    rmSync(builds, { recursive: true });
    rmSync(join(clone.bin, "go"));
    const { code, stderr } = await runTool(clone, "engine.mjs", VERSION);
    assert.equal(code, 1);
    assert.match(stderr, /there is no pulumi-resource-random on PATH, and there is no Go on PATH to build one/);
    assert.match(stderr, /\nInstall the Pulumi CLI 3\.200 or newer: https:\S+\nOr install Go .*: https:\S+\n$/);
  });

  it("is made by one of two that start at once", async () => {
    const go = fakeGo(clone);
    await runTool(clone, "engine.mjs", VERSION);
    rmSync(builds, { recursive: true });
    fakeGo(clone, { seconds: 0.5 });
    const before = go.calls().length;
    const both = await Promise.all([1, 2].map(() => runTool(clone, "engine.mjs", VERSION)));
    assert.deepEqual(
      both.map(({ code }) => code),
      [0, 0],
    );
    assert.deepEqual(go.calls().slice(before), ["install random", "run random"]);
    assert.match(both.map(({ stderr }) => stderr).join(""), /which is building the plugin of @pulumi\/random/);
  });
});
