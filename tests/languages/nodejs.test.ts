import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { endedWith } from "../engine/rig/ended-with";
import { eventually } from "../engine/rig/eventually";
import { writeProject } from "../engine/rig/front-ends";
import { sampleFile } from "../engine/rig/pipeline-program";
import { withScene } from "../engine/rig/with-scene";
import type { TestStack } from "../engine/rig/create-stack";

const root = resolve(__dirname, "../..");

/** The same program but for its one import line. */
const program = (from: string): string => `
const finetune = require(${JSON.stringify(from)});
const data = new finetune.TrainingDataset("data", { path: ${JSON.stringify(sampleFile)}, format: "chat", bailian: {} });
const bot = new finetune.FineTuneJob("bot", {
  bailian: {
    model: "qwen3-8b",
    trainingType: "efficient_sft",
    trainingFileIds: [data.fileId],
    hyperParameters: { n_epochs: 1, batch_size: 16, max_length: 8192 },
  },
});
const version = new finetune.ModelVersion("version", { job: bot.id });
const service = new finetune.ModelDeployment("service", { model: version.modelId, bailian: { plan: "lora" } });
exports.deployedModel = service.deployedModel;
`;
const dynamic = program("pulumi-finetune");
const native = program("@pulumi-finetune/finetune");

/** Compiles the SDK to where an install would put it. */
function installSdk({ folder }: TestStack): void {
  const place = join(folder, "node_modules", "@pulumi-finetune", "finetune");
  mkdirSync(place, { recursive: true });
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  execFileSync(process.execPath, [compiler, "-p", join(root, "sdk/nodejs"), "--outDir", place], { stdio: "pipe" });
  cpSync(join(root, "sdk/nodejs/package.json"), join(place, "package.json"));
}

describe("a program that changes its import line", function () {
  this.timeout(600_000);

  it("moves to the plugin and back unchanged, also while its job runs, and trains once", async () => {
    await withScene(dynamic, async ({ clouds, stack }) => {
      writeProject(stack);
      installSdk(stack);
      clouds.emulator.faults.add({ cloud: "bailian", times: 1, action: { kind: "stallJob" } });
      const begun = stack.startUp();
      await eventually("the job stands", () => clouds.runs().length === 1);
      begun.signal("SIGINT");
      await endedWith(1, begun.done);

      stack.write(native);
      const moved = await endedWith(0, stack.preview("--diff"));
      assert.doesNotMatch(moved.output, /replace|delete/);
      clouds.emulator.decide(clouds.runs()[0] ?? "", { kind: "finish" });
      await endedWith(0, stack.up());
      assert.match((await endedWith(0, stack.preview())).output, /5 unchanged/);
      const { outputs } = await stack.state();

      stack.write(dynamic);
      await endedWith(0, stack.up());
      stack.write(native);
      assert.match((await endedWith(0, stack.up())).output, /5 unchanged/);
      assert.deepEqual((await stack.state()).outputs, outputs);
      assert.equal(clouds.runs().length, 1);
      assert.equal(clouds.effects().filter((effect) => effect === "deployment.created").length, 1);
      await endedWith(0, stack.destroy());
    });
  });
});
