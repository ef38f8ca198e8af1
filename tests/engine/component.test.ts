import assert from "node:assert/strict";
import { endedWith } from "./rig/ended-with";
import { findSecrets } from "./rig/find-secrets";
import { pluginFolder } from "./rig/front-ends";
import { keepPlaces } from "./rig/keep-places";
import { sampleFile } from "./rig/pipeline-program";
import { withScene } from "./rig/with-scene";

const args = {
  dataset: { path: sampleFile, format: "chat", bailian: {} },
  job: {
    bailian: {
      model: "qwen3-8b",
      trainingType: "efficient_sft",
      hyperParameters: { n_epochs: 1, batch_size: 16, max_length: 8192 },
    },
    triggers: { note: { "fn::secret": "hush-7c1" } },
  },
  acceptWhen: { evalLoss: { max: 9 } },
  deployment: { bailian: { plan: "lora" } },
};

/** A YAML project of the component, on a provider of its own; JSON is YAML. */
function project(given: object): string {
  return JSON.stringify({
    name: "models",
    runtime: "yaml",
    plugins: { providers: [{ name: "finetune", path: pluginFolder }] },
    resources: {
      account: { type: "pulumi:providers:finetune", properties: { pollInterval: "50ms" } },
      faq: {
        type: "finetune:FineTunedModel",
        properties: given,
        options: { provider: "${account}", protect: true, customTimeouts: { create: "2h" } },
      },
    },
    outputs: { modelId: "${faq.modelId}", job: "${faq.job.id}", deployedModel: "${faq.deployedModel}" },
  });
}

describe("the component of the plugin, on the real engine", function () {
  this.timeout(300_000);

  it("goes from a file to a served model for a YAML program, keeps secrets and options, and is destroyed", async () => {
    const wrong = { ...args, job: { bailian: { ...args.job.bailian, hyperParameters: { n_epochs: -1 } } } };
    await withScene(
      project(wrong),
      async ({ clouds, stack }) => {
        const places = keepPlaces({ clouds, stack });
        const refused = await endedWith(1, stack.up());
        assert.match(refused.output, /property job\.bailian\.hyperParameters\.n_epochs .*has a problem/);
        assert.deepEqual(clouds.calls(), [], "nothing was made of wrong arguments");

        stack.write(project(args));
        const before = await endedWith(0, stack.preview());
        assert.match(before.output, /\+ .*finetune:index:ModelDeployment faq-deployment/);
        assert.deepEqual(clouds.calls(), []);
        await places.keep(0, stack.up());
        const { outputs } = await stack.state();
        assert.equal(outputs["job"], (await stack.job("faq")).id);
        assert.match(String(outputs["deployedModel"]), /^qwen3-8b-ft-.*-[a-z0-9]{8}$/);
        assert.match((await endedWith(0, stack.preview("--diff"))).output, /7 unchanged/);
        assert.deepEqual(findSecrets(["hush-7c1"], places.places()), []);

        const kept = await endedWith(1, stack.destroy());
        assert.match(kept.output, /protect/);
        await endedWith(0, stack.pulumi("state", "unprotect", "--all", "--yes"));
        await places.keep(0, stack.destroy());
        assert.equal(clouds.runs().length, 1);
      },
      { stack: { main: "Pulumi.yaml" } },
    );
  });
});
