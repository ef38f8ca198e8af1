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

const hyperParameters = { n_epochs: 1, batch_size: 16, max_length: 8192 };
const training = { model: "qwen3-8b", trainingType: "efficient_sft", hyperParameters };
const dataset = { path: sampleFile, format: "chat", bailian: {} };
const deployment = { bailian: { plan: "lora" } };
const text = JSON.stringify;

/** The same program but for its one import line: with IDs from one part to the next, as every language has them. */
const byIds = (from: string): string => `
const finetune = require(${text(from)});
const data = new finetune.TrainingDataset("data", ${text(dataset)});
const bot = new finetune.FineTuneJob("bot", { bailian: { ...${text(training)}, trainingFileIds: [data.fileId] } });
const version = new finetune.ModelVersion("version", { job: bot.id });
const service = new finetune.ModelDeployment("service", { model: version.modelId, ...${text(deployment)} });
exports.deployedModel = service.deployedModel;
`;

/** With resources themselves, as a program of this package is mostly written. */
const byResources = (from: string): string => `
const finetune = require(${text(from)});
const data = new finetune.TrainingDataset("data", ${text(dataset)});
const bot = new finetune.FineTuneJob("bot", { trainingDataset: data, bailian: ${text(training)} });
const version = new finetune.ModelVersion("version", { job: bot });
const service = new finetune.ModelDeployment("service", { model: version, ...${text(deployment)} });
exports.deployedModel = service.deployedModel;
`;

/** All of it in one component. */
const byComponent = (from: string): string => `
const finetune = require(${text(from)});
const faq = new finetune.FineTunedModel("faq", ${text({ dataset, job: { bailian: training }, deployment })});
exports.deployedModel = faq.deployedModel;
`;

const dynamic = "pulumi-finetune";
const own = "pulumi-finetune/native";
const sdk = "@pulumi-finetune/finetune";

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

  for (const [native, program] of [
    [sdk, byIds],
    [own, byResources],
  ] as const) {
    it(`moves to ${native} and back unchanged, also while its job runs, and trains once`, async () => {
      await withScene(program(dynamic), async ({ clouds, stack }) => {
        writeProject(stack);
        if (native === sdk) installSdk(stack);
        clouds.emulator.faults.add({ cloud: "bailian", times: 1, action: { kind: "stallJob" } });
        const begun = stack.startUp();
        await eventually("the job stands", () => clouds.runs().length === 1);
        begun.signal("SIGINT");
        await endedWith(1, begun.done);

        stack.write(program(native));
        const moved = await endedWith(0, stack.preview("--diff"));
        assert.doesNotMatch(moved.output, /replace|delete/);
        clouds.emulator.decide(clouds.runs()[0] ?? "", { kind: "finish" });
        await endedWith(0, stack.up());
        assert.match((await endedWith(0, stack.preview())).output, /5 unchanged/);
        assert.match((await stack.job("bot")).urn, /::finetune:index:FineTuneJob::/);
        const { outputs } = await stack.state();

        stack.write(program(dynamic));
        await endedWith(0, stack.up());
        stack.write(program(native));
        assert.match((await endedWith(0, stack.up())).output, /5 unchanged/);
        assert.deepEqual((await stack.state()).outputs, outputs);
        assert.equal(clouds.runs().length, 1);
        assert.equal(clouds.effects().filter((effect) => effect === "deployment.created").length, 1);
        await endedWith(0, stack.destroy());
      });
    });
  }

  it("moves a component to the plugin with its training and its deployment", async () => {
    await withScene(byComponent(dynamic), async ({ clouds, stack }) => {
      writeProject(stack);
      await endedWith(0, stack.up());
      const { outputs } = await stack.state();
      stack.write(byComponent(own));
      await endedWith(0, stack.up());
      assert.deepEqual((await stack.state()).outputs, outputs);
      const { urn } = await stack.job("faq");
      assert.match(urn, /finetune:index:FineTunedModel\$finetune:index:FineTuneJob::faq$/);
      assert.equal(clouds.runs().length, 1);
      assert.equal(clouds.effects().filter((effect) => effect === "deployment.created").length, 1);
      await endedWith(0, stack.destroy());
    });
  });
});
