import assert from "node:assert/strict";
import type { ShippedCloudName } from "../../provider/clouds/index";
import { endedWith } from "./rig/ended-with";
import { eventually } from "./rig/eventually";
import { qianfan } from "./rig/job-program";
import { tunedModelProgram, type PipelineChoice } from "./rig/pipeline-program";
import { ask, askDuring, changeOneRow, nothingIsLeft, playPipeline, stepsOf, taughtAnswer } from "./rig/pipeline-scene";
import { stories, type Stories } from "./rig/stories";
import type { Scene } from "./rig/with-scene";

function play(choice: PipelineChoice, story: (scene: Scene) => Promise<void>): Promise<void> {
  return playPipeline(choice.cloud, tunedModelProgram(choice), story);
}

/** What a change of one row makes anew, in this order; Bailian takes no suffix twice, Qianfan swaps the model of a service. */
const madeAnew = {
  bailian: [
    "++ TrainingDataset faq-data",
    "++ FineTuneJob faq",
    "++ ModelVersion faq-version",
    "++ RandomString faq-suffix",
    "++ ModelDeployment faq-deployment",
  ],
  qianfan: [
    "++ TrainingDataset faq-data",
    "++ FineTuneJob faq",
    "++ ModelVersion faq-version",
    "~ ModelDeployment faq-deployment",
  ],
} as const;

const misses = { bailian: { evalLoss: { max: 0.0001 } }, qianfan: { "BLEU-4": { min: 99.9 } } };

const storiesOf = (cloud: ShippedCloudName): Stories => ({
  [`serves and reports what it trained on ${cloud}; a changed row goes through all of it while the old model answers`]:
    () =>
      play({ cloud }, async (scene) => {
        const { stack, clouds } = scene;
        await endedWith(0, stack.up());
        const before = (await stack.state()).outputs;
        const report = before["report"] as Readonly<Record<string, unknown>>;
        assert.ok(Number(report["estimatedTokens"]) > 0, JSON.stringify(report));
        // Qianfan does not tell what it has billed.
        assert.equal(Number(report["trainedTokens"]) > 0, cloud === "bailian", JSON.stringify(report));
        assert.equal(typeof report["chosenBecause"], "string");
        assert.match(await ask(scene, before), taughtAnswer);
        const unchanged = await endedWith(0, stack.up());
        assert.deepEqual(stepsOf(unchanged.output), []);

        changeOneRow(scene);
        const up = stack.up();
        assert.ok((await askDuring(scene, before, up)) > 3, "the old model was asked meanwhile");
        const { output } = await endedWith(0, up);
        const made = stepsOf(output).filter((step) => step.startsWith("++") || step.startsWith("~"));
        assert.deepEqual(made, madeAnew[cloud], output);
        const after = (await stack.state()).outputs;
        assert.notEqual(after["modelId"], before["modelId"]);
        assert.match(await ask(scene, after), taughtAnswer);
        assert.equal(clouds.runs().length, 2);
        await endedWith(0, stack.destroy());
        await nothingIsLeft(scene, cloud);
      }),

  [`replaces on ${cloud} a training that still runs, and the model that serves stays until the new one does`]: () =>
    play({ cloud }, async (scene) => {
      const { stack, clouds } = scene;
      await endedWith(0, stack.up());
      const before = (await stack.state()).outputs;
      clouds.emulator.faults.add({ cloud, times: 1, action: { kind: "stallJob" } });
      changeOneRow(scene);
      const interrupted = stack.startUp();
      await eventually("the next training stands", () => clouds.runs().length === 2);
      interrupted.signal("SIGINT");
      await endedWith(1, interrupted.done);

      changeOneRow(scene);
      const preview = await endedWith(0, stack.preview());
      assert.match(preview.output, /\+-.*ModelVersion faq-version/, "the preview tells what an up will do");
      const up = stack.up();
      assert.ok((await askDuring(scene, before, up)) > 3, "the old model was asked meanwhile");
      const { output } = await endedWith(0, up);
      const made = stepsOf(output).filter((step) => /^(\+\+|~) Model/.test(step));
      assert.deepEqual(
        made,
        madeAnew[cloud].filter((step) => /Model/.test(step)),
        output,
      );
      assert.equal(clouds.runs().length, 3);
      assert.equal(clouds.effects().filter((effect) => effect === "run.cancelled").length, 1);
      assert.match(await ask(scene, (await stack.state()).outputs), taughtAnswer);
      await endedWith(0, stack.destroy());
      await nothingIsLeft(scene, cloud);
    }),

  [`leaves a model on ${cloud} that misses the gate published and undeployed, and the one before serves on`]: () =>
    play({ cloud }, async (scene) => {
      const { stack, clouds } = scene;
      await endedWith(0, stack.up());
      const before = (await stack.state()).outputs;
      changeOneRow(scene);
      stack.write(tunedModelProgram({ cloud, more: { acceptWhen: misses[cloud] } }));
      const served = clouds.effects().filter((effect) => /^(deployment|service)\./.test(effect));
      const { output } = await endedWith(1, stack.up());
      assert.match(output, /misses what it was to reach[^]*(evalLoss|BLEU-4): [\d.]+, wanted at (most|least)/);
      assert.equal(clouds.runs().length, 2, "it was trained");
      assert.deepEqual(
        clouds.effects().filter((effect) => /^(deployment|service)\./.test(effect)),
        served,
        "nothing was done to what serves",
      );
      assert.match(await ask(scene, before), taughtAnswer);
      await endedWith(0, stack.destroy());
      await nothingIsLeft(scene, cloud);
    }),
});

stories("a FineTunedModel on the real engine", {
  ...storiesOf("bailian"),
  ...storiesOf("qianfan"),
  "deploys the same model in another way under another suffix, before the first one goes": () =>
    play({ cloud: "bailian" }, async (scene) => {
      const { stack, clouds } = scene;
      await endedWith(0, stack.up());
      const before = (await stack.state()).outputs;
      stack.write(tunedModelProgram({ cloud: "bailian", block: { enableThinking: true } }));
      const up = stack.up();
      await askDuring(scene, before, up);
      const { output } = await endedWith(0, up);
      const made = ["++ RandomString faq-suffix", "++ ModelDeployment faq-deployment"];
      assert.deepEqual(
        stepsOf(output).filter((step) => step.startsWith("++")),
        made,
        output,
      );
      const after = (await stack.state()).outputs;
      assert.deepEqual([after["modelId"], clouds.runs().length], [before["modelId"], 1]);
      assert.notEqual(after["deployedModel"], before["deployedModel"]);
      await endedWith(0, stack.destroy());
      await nothingIsLeft(scene, "bailian");
    }),

  "has everything judged by the first preview that can be": () =>
    play(
      {
        cloud: "qianfan",
        more: { job: { maxTokens: 100, qianfan: { ...qianfan, trainMode: "SFTT", dataset: { splitRatio: 20 } } } },
      },
      async (scene) => {
        const { output } = await endedWith(1, scene.stack.preview());
        assert.match(output, /SFTT/);
        assert.match(output, /maxTokens is exceeded/);
        assert.deepEqual(scene.clouds.calls(), []);
      },
    ),

  "trains and publishes where nothing is to be deployed": () =>
    play({ cloud: "bailian", more: { deployment: false } }, async ({ stack, clouds }) => {
      await endedWith(0, stack.up());
      const { outputs } = await stack.state();
      assert.match(String(outputs["modelId"]), /^qwen3-8b-ft-/);
      assert.equal(outputs["deployedModel"], undefined);
      assert.ok(!clouds.effects().includes("deployment.created"));
      await endedWith(0, stack.destroy());
    }),
});
