import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { leaveOut } from "../rig/leave-out";
import { createStack } from "./rig/create-stack";
import { endedWith } from "./rig/ended-with";
import { startCommand } from "./rig/start-command";

const clone = resolve(__dirname, "../..");
const program = `const { FineTuneJob } = require("pulumi-finetune");
const bailian = { model: "qwen3-8b", trainingType: "efficient_sft", trainingFileIds: ["file-ft-sample0000000001"],
  hyperParameters: { n_epochs: 1, batch_size: 16, max_length: 8192 } };
const job = new FineTuneJob("bot", { bailian });
exports.model = job.finetunedOutput;
`;

describe("the package as it is published", function () {
  this.timeout(300_000);

  it("is installed from its tarball into an empty folder, and a program of five lines goes up and down", async function () {
    const root = mkdtempSync(join(tmpdir(), "finetune-install-"));
    const folder = join(root, "program");
    mkdirSync(folder);
    const npm = (cwd: string, ...args: string[]) => startCommand("npm", args, { cwd, env: process.env }).done;
    try {
      // The build is there; npm must not make another one.
      await endedWith(0, npm(clone, "pack", "--ignore-scripts", "--pack-destination", root));
      const tarball = readdirSync(root).find((name) => name.endsWith(".tgz")) ?? "";
      writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
      const flags = ["--prefer-offline", "--no-audit", "--no-fund"];
      const install = await npm(folder, "install", ...flags, join(root, tarball), "@pulumi/pulumi@3.248.0");
      if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENETUNREACH/.test(install.output)) {
        return leaveOut(this, "the install of the packed package", "no registry can be reached");
      }
      assert.equal(install.code, 0, install.output);

      const environment = { FINETUNE_ENDPOINT: "embedded", FINETUNE_SPEED: "1200", FINETUNE_POLL_INTERVAL: "50s" };
      const stack = await createStack(program, { folder, environment });
      try {
        await endedWith(0, stack.up());
        assert.match(String((await stack.state()).outputs["model"]), /^qwen3-8b-ft-/);
        await endedWith(0, stack.destroy());
      } finally {
        stack.remove();
      }
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
