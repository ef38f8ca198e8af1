import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { codeBlocks, page, sectionIn } from "../docs/pages";
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
      // The commands are those of the README.
      const [install = ""] = codeBlocks(sectionIn(page("README.md"), "## Install"), "sh");
      const [, step = ""] = /^npm run release:dry -- (\w+)/.exec(install) ?? [];
      const [, packed = ""] = /^npm install <clone>\/(\S+) @pulumi\/pulumi/m.exec(install) ?? [];
      const release = [join(clone, "tools", "release.mjs"), step, "--json"];
      const { stdout } = await endedWith(
        0,
        startCommand(process.execPath, release, { cwd: clone, env: process.env }).done,
      );
      const [{ made }] = z.tuple([z.object({ made: z.tuple([z.string()]) })]).parse(JSON.parse(stdout));
      assert.equal(made[0], join(clone, packed));
      writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
      const flags = ["--prefer-offline", "--no-audit", "--no-fund"];
      const installed = await npm(folder, "install", ...flags, made[0], "@pulumi/pulumi@3.248.0");
      if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENETUNREACH/.test(installed.output)) {
        return leaveOut(this, "the install of the packed package", "no registry can be reached");
      }
      assert.equal(installed.code, 0, installed.output);

      const environment = { FINETUNE_ENDPOINT: "embedded", FINETUNE_SPEED: "1200", FINETUNE_POLL_INTERVAL: "50s" };
      const stack = await createStack(program, { folder, environment });
      try {
        await endedWith(0, stack.up());
        assert.match(String((await stack.state()).outputs["model"]), /^qwen3-8b-ft-/);
        await endedWith(0, stack.destroy());
        // The other doors: the command, and what ES modules see by name.
        const run = (...args: string[]) => startCommand(process.execPath, args, { cwd: folder, env: process.env }).done;
        const { version } = z.object({ version: z.string() }).parse(require("../../package.json"));
        const finetune = join("node_modules", "pulumi-finetune", "dist", "provider", "cli", "main.js");
        assert.equal((await endedWith(0, run(finetune, "--version"))).stdout.trim(), version);
        const named = 'import { createEmulator } from "pulumi-finetune/emulator"; createEmulator({ speed: 1 });';
        await endedWith(0, run("--input-type=module", "-e", named));
      } finally {
        stack.remove();
      }
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
