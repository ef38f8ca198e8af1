import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import manifest from "../../package.json";
import { leaveOut } from "../rig/leave-out";
import { endedWith } from "./rig/ended-with";
import { bailian } from "./rig/job-program";
import { startCommand } from "./rig/start-command";
import { withScene } from "./rig/with-scene";

const clone = resolve(__dirname, "../..");

/** A project that names no folder of the plugin: the engine has it, or not. */
const program = JSON.stringify({
  name: "models",
  runtime: "yaml",
  resources: { bot: { type: "finetune:FineTuneJob", properties: { bailian } } },
  outputs: { model: "${bot.finetunedOutput}" },
});

describe("the plugin as an archive for systems with Node", function () {
  this.timeout(600_000);

  it("is installed by Pulumi into an empty home, and a YAML program goes up and down", async function () {
    const folder = mkdtempSync(join(tmpdir(), "finetune-archive-"));
    const home = join(folder, "home");
    mkdirSync(home);
    try {
      const pack = startCommand(process.execPath, [join(clone, "tools/plugin-archive.mjs"), folder], {
        cwd: clone,
        env: process.env,
      });
      await endedWith(0, pack.done);
      const archive = join(folder, readdirSync(folder).find((name) => name.endsWith(".tar.gz")) ?? "");
      await withScene(
        program,
        async ({ clouds, stack }) => {
          stack.environment = { ...stack.environment, PULUMI_HOME: home };
          const words = ["plugin", "install", "resource", "finetune", manifest.version, "--file", archive];
          const install = await stack.pulumi(...words);
          if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENETUNREACH/.test(install.output)) {
            return leaveOut(this, "the install of the plugin's archive", "no registry can be reached");
          }
          assert.equal(install.code, 0, install.output);
          // Which stack is chosen is kept in the home.
          await endedWith(0, stack.pulumi("stack", "select", "dev"));
          await endedWith(0, stack.up());
          assert.match(String((await stack.state()).outputs["model"]), /^qwen3-8b-ft-/);
          await endedWith(0, stack.destroy());
          assert.equal(clouds.runs().length, 1);
        },
        { stack: { main: "Pulumi.yaml" } },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
