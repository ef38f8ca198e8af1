import assert from "node:assert/strict";
import { chmodSync, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fakeGo } from "./fake-go";
import { runTool } from "./run-tool";
import { type TemporaryClone, temporaryClone } from "./temporary-clone";
import { writeProgram } from "./write-program";

describe("the environment of npm run engine", () => {
  let clone: TemporaryClone;
  beforeEach(() => (clone = temporaryClone()));
  afterEach(() => clone.remove());

  async function environment(env: NodeJS.ProcessEnv = {}): Promise<Record<string, string>> {
    const print = ["node", "-p", "JSON.stringify(process.env)"];
    const { stdout } = await runTool(clone, "engine.mjs", print, { env });
    const parsed: unknown = JSON.parse(stdout);
    assert.ok(typeof parsed === "object" && parsed !== null);
    return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, String(value)]));
  }

  it("keeps Pulumi's home and state in the clone, whatever the user has set", async () => {
    fakeGo(clone);
    const user = { PULUMI_HOME: "/elsewhere", PULUMI_BACKEND_URL: "https://api.example.com" };
    const env = await environment(user);
    const pulumi = join(clone.folder, ".local/pulumi");
    assert.equal(env.PULUMI_HOME, join(pulumi, "home"));
    assert.equal(env.PULUMI_BACKEND_URL, pathToFileURL(join(pulumi, "state")).href);
    assert.equal(env.FINETUNE_DATA_DIR, join(clone.folder, ".local/clouds"));
    assert.ok(existsSync(join(pulumi, "home")) && existsSync(join(pulumi, "state")));
  });

  it("lets no other user read a state whose passphrase everyone knows, nor one of an older version", async () => {
    fakeGo(clone);
    const pulumi = join(clone.folder, ".local/pulumi");
    const umask = process.umask(0);
    try {
      for (let round = 0; round < 2; round += 1) {
        await environment();
        assert.equal(statSync(pulumi).mode & 0o777, 0o700);
        chmodSync(pulumi, 0o755);
      }
    } finally {
      process.umask(umask);
    }
  });

  it("hides the user's login and passphrase file", async () => {
    fakeGo(clone);
    const env = await environment({
      PULUMI_ACCESS_TOKEN: "pul-secret",
      PULUMI_CREDENTIALS_PATH: "/home/me/.pulumi",
      PULUMI_CONFIG_PASSPHRASE_FILE: "/home/me/passphrase",
    });
    const leaks = Object.keys(env).filter((name) => /ACCESS_TOKEN|CREDENTIALS_PATH|PASSPHRASE_FILE/.test(name));
    assert.deepEqual(leaks, []);
  });

  it("switches plugin downloads off for our own build", async () => {
    fakeGo(clone);
    assert.equal((await environment()).PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION, "true");
  });

  it("leaves plugin downloads on for a CLI of the user's", async () => {
    writeProgram(join(clone.bin, "pulumi"), "echo v3.259.0");
    writeProgram(join(clone.bin, "pulumi-language-nodejs"), "");
    assert.equal((await environment()).PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION, undefined);
  });
});
