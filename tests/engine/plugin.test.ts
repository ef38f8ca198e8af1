import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { endedWith } from "./rig/ended-with";
import { sampleFile } from "./rig/pipeline-program";
import { findSecrets } from "./rig/find-secrets";
import { frontEnds, pluginFolder, writeProject } from "./rig/front-ends";
import { bailian, bailianWithEpochs } from "./rig/job-program";
import { keepPlaces } from "./rig/keep-places";
import { startClouds, type Clouds } from "./rig/start-clouds";
import { withScene, type SceneOptions } from "./rig/with-scene";
import { quickSpeed } from "./trouble/interrupt-up";

const type = "finetune:index:FineTuneJob";

/** A YAML project of the stack's; JSON is YAML. */
function project(resources: object, outputs: object = {}): string {
  const plugins = { providers: [{ name: "finetune", path: pluginFolder }] };
  return JSON.stringify({ name: "models", runtime: "yaml", plugins, resources, outputs });
}

/** The program is the project file itself. */
const yaml: SceneOptions = { stack: { main: "Pulumi.yaml" } };

const exported = z.object({
  deployment: z.object({
    resources: z.array(z.object({ type: z.string(), id: z.string().optional(), urn: z.string() })),
  }),
});

/** Resources of the package in an exported stack, as `pulumi import --file` takes them. */
function resourcesIn(text: string): { type: string; name: string; id: string }[] {
  return exported
    .parse(JSON.parse(text))
    .deployment.resources.flatMap(({ type, id, urn }) =>
      id !== undefined && type.startsWith("finetune:") ? [{ type, id, name: urn.slice(urn.lastIndexOf(":") + 1) }] : [],
    );
}

describe("the plugin under the real engine", function () {
  this.timeout(300_000);

  it("trains for a YAML program, says so on the job's row, stays unchanged, and is destroyed", async () => {
    const job = (properties: object) => ({ bot: { type, properties } });
    await withScene(
      project(job({ bailian, triggers: { note: { "fn::secret": "hush-7c1" } } }), { model: "${bot.finetunedOutput}" }),
      async ({ clouds, stack }) => {
        const places = keepPlaces({ clouds, stack });
        const up = await endedWith(0, stack.up());
        assert.match(up.output, /finetune:index:FineTuneJob bot creating.*(queued|\d+%.* · running)/);
        assert.doesNotMatch(up.output, /hush-7c1/);
        const { id, outputs } = await stack.job("bot");
        assert.equal((await stack.state()).outputs["model"], outputs["finetunedOutput"]);
        const same = await endedWith(0, stack.preview("--diff"));
        assert.match(same.output, /2 unchanged/);
        await places.keep(0, stack.refresh());
        stack.write(project(job({ bailian: bailianWithEpochs(2) })));
        const other = await endedWith(0, stack.preview("--diff"));
        assert.match(other.output, /n_epochs *: 1 => 2/);
        await places.keep(0, stack.destroy());
        assert.deepEqual(findSecrets(["hush-7c1"], places.places()), []);
        assert.deepEqual(
          [id],
          clouds.runs().map((run) => `bailian/${run}`),
        );
      },
      yaml,
    );
  });

  it("takes over by `pulumi import` what stands on the cloud, and changes nothing then", async () => {
    const pipeline = project({
      data: { type: "finetune:index:TrainingDataset", properties: { path: sampleFile, format: "chat", bailian: {} } },
      bot: { type, properties: { bailian: { ...bailian, trainingFileIds: ["${data.fileId}"] } } },
      version: { type: "finetune:index:ModelVersion", properties: { job: "${bot.id}" } },
      service: {
        type: "finetune:index:ModelDeployment",
        properties: { model: "${version.modelId}", bailian: { plan: "mu", deploySpec: "MU1", capacity: 4 } },
      },
    });
    await withScene(
      pipeline,
      async ({ clouds, stack }) => {
        await endedWith(0, stack.up());
        const { text } = await stack.state();
        const resources = resourcesIn(text);
        assert.equal(resources.length, 4);
        const plugin = ["--package", join(pluginFolder, "pulumi-resource-finetune")];
        for (const { type, id } of resources) {
          // Without a program and a state, for whoever looks for something to import.
          const listed = await endedWith(0, stack.pulumi("do", ...plugin, type, "list"));
          assert.ok(listed.output.includes(JSON.stringify(id)), listed.output);
        }
        await endedWith(0, stack.pulumi("state", "delete", "--all", "--yes"));
        const found = join(stack.folder, "resources.json");
        writeFileSync(found, JSON.stringify({ resources }));
        const made = clouds.effects().length;
        const imported = await endedWith(
          0,
          stack.pulumi("import", "--file", found, "--protect=false", "--generate-code=false", "--yes"),
        );
        assert.doesNotMatch(imported.output, /failed to validate/);
        assert.match((await endedWith(0, stack.preview("--diff"))).output, /5 unchanged/);
        await endedWith(0, stack.up());
        assert.match((await endedWith(0, stack.preview("--diff"))).output, /5 unchanged/);
        assert.equal(clouds.effects().length, made, "nothing was made or changed");
        await endedWith(0, stack.destroy());
      },
      yaml,
    );
  });

  it("takes over by `pulumi import` a job that runs, whose end a refresh tells", async () => {
    const running = { bailian, waitForCompletion: false };
    await withScene(
      project({ bot: { type, properties: running } }),
      async ({ clouds, stack }) => {
        await endedWith(0, stack.up());
        const { id = "" } = await stack.job("bot");
        await endedWith(0, stack.pulumi("state", "delete", "--all", "--yes"));
        const flags = ["--protect=false", "--generate-code=false", "--yes"];
        await endedWith(0, stack.pulumi("import", type, "bot", id, ...flags));
        assert.match((await endedWith(0, stack.preview("--diff"))).output, /2 unchanged/);
        clouds.emulator.setSpeed(quickSpeed);
        clouds.emulator.advance(3_600_000);
        await endedWith(0, stack.up("--refresh"));
        const { status, finetunedOutput } = (await stack.job("bot")).outputs;
        assert.equal(status, "succeeded");
        assert.match(String(finetunedOutput), /^qwen3-8b-ft-/);
        assert.equal(clouds.runs().length, 1);
      },
      { ...yaml, clouds: { speed: 0 } },
    );
  });

  it("trains on two accounts of a cloud by two providers of one program, and with their keys alone", async () => {
    await withScene(
      "name: models\nruntime: yaml\n",
      async ({ clouds, stack }) => {
        const others = await startClouds({ seed: "another account" });
        try {
          // What the environment says is neither account's.
          stack.environment = { FINETUNE_ENDPOINT: "http://127.0.0.1:9", DASHSCOPE_API_KEY: "sk-of-nobody" };
          const key = ({ environment }: Clouds) => environment["DASHSCOPE_API_KEY"] ?? "";
          const own = (account: Clouds) => ({
            type: "pulumi:providers:finetune",
            properties: {
              endpoint: account.url,
              pollInterval: "50ms",
              dashscopeApiKey: { "fn::secret": key(account) },
            },
          });
          const by = (provider: string) => ({ options: { provider: `\${${provider}}` } });
          const program = (block: object) =>
            project({
              one: own(clouds),
              two: own(others),
              bot: { type, properties: { bailian }, ...by("one") },
              faq: { type, properties: { bailian: block }, ...by("two") },
            });
          stack.write(program(bailian));
          const places = keepPlaces({ clouds, stack });
          await places.keep(0, stack.up());
          assert.deepEqual([clouds.runs().length, others.runs().length], [1, 1]);
          assert.match((await endedWith(0, stack.up("--refresh"))).output, /5 unchanged/);
          stack.write(program(bailianWithEpochs(2)));
          await places.keep(0, stack.up());
          assert.deepEqual([clouds.runs().length, others.runs().length], [1, 2]);
          await places.keep(0, stack.destroy());
          assert.deepEqual(findSecrets([key(clouds), key(others)], places.places()), []);
        } finally {
          await others.close();
        }
      },
      yaml,
    );
  });

  it("takes a stack of dynamic resources over unchanged, and trains nothing again", async () => {
    await withScene(frontEnds.dynamic({ bailian }), async ({ clouds, stack }) => {
      await endedWith(0, stack.up());
      const before = await stack.job("bot");
      writeProject(stack);
      stack.write(frontEnds.plugin({ bailian }));
      const moved = await endedWith(0, stack.up());
      assert.match(moved.output, /2 unchanged/);
      const { id, outputs } = await stack.job("bot");
      assert.deepEqual([id, outputs["finetunedOutput"]], [before.id, before.outputs["finetunedOutput"]]);
      await endedWith(0, stack.refresh());
      stack.write(frontEnds.dynamic({ bailian }));
      await endedWith(0, stack.up());
      await endedWith(0, stack.destroy());
      assert.equal(clouds.runs().length, 1);
    });
  });
});
