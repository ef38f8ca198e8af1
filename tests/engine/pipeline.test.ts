import assert from "node:assert/strict";
import type { ShippedCloudName } from "../../provider/clouds/index";
import { endedWith } from "./rig/ended-with";
import { pipelineProgram, type PipelineChoice } from "./rig/pipeline-program";
import {
  ask,
  askDuring,
  changeOneRow,
  nothingIsLeft,
  playPipeline,
  restoreRows,
  stepsOf,
  taughtAnswer,
} from "./rig/pipeline-scene";
import { stories, type Stories } from "./rig/stories";
import type { Scene } from "./rig/with-scene";

function play(choice: PipelineChoice, story: (scene: Scene) => Promise<void>): Promise<void> {
  return playPipeline(choice.cloud, pipelineProgram(choice), story);
}

/** Steps that make or change something; the engine deletes what was replaced at the end. */
const makingSteps = (output: string) => stepsOf(output).filter((step) => step.startsWith("++") || step.startsWith("~"));

const storiesOf = (cloud: ShippedCloudName): Stories => ({
  [`goes from a file on disk to a model that answers on ${cloud}, and does nothing the second time`]: () =>
    play({ cloud }, async (scene) => {
      const { stack, clouds } = scene;
      const preview = await endedWith(0, stack.preview());
      assert.match(preview.output, /estimate: .*5 \d{3} tokens/, "the first preview shows what the training takes");
      assert.deepEqual(clouds.calls(), [], "a preview of new resources asks nobody");
      await endedWith(0, stack.up());
      const { outputs } = await stack.state();
      assert.equal(outputs["rows"], 64);
      assert.match(await ask(scene, outputs), taughtAnswer);
      const calls = clouds.effects().length;
      assert.match((await endedWith(0, stack.up())).output, /5 unchanged/);
      assert.match((await endedWith(0, stack.refresh())).output, /5 unchanged/);
      assert.equal(clouds.effects().length, calls, "nothing is changed by an up or refresh without a change");
      await endedWith(0, stack.destroy());
      assert.equal((await stack.state()).outputs["deployedModel"], undefined);
      await nothingIsLeft(scene, cloud);
    }),

  [`trains and deploys anew on ${cloud} when one row changes, and the old model answers until then`]: () =>
    play({ cloud }, async (scene) => {
      const { stack, clouds } = scene;
      await endedWith(0, stack.up());
      const before = (await stack.state()).outputs;
      changeOneRow(scene);
      const preview = await endedWith(0, stack.preview("--diff"));
      assert.match(preview.output, /contentHash/);
      const up = stack.up();
      assert.ok((await askDuring(scene, before, up)) > 3, "the old model was asked meanwhile");
      const { output } = await endedWith(0, up);
      const service = cloud === "qianfan" ? "~ ModelDeployment service" : "++ ModelDeployment service";
      const steps = ["++ TrainingDataset data", "++ FineTuneJob job", "++ ModelVersion version", service];
      assert.deepEqual(makingSteps(output), steps, output);
      assert.equal(clouds.runs().length, 2);
      const after = (await stack.state()).outputs;
      assert.notEqual(after["modelId"], before["modelId"]);
      assert.match(await ask(scene, after), taughtAnswer);
      await endedWith(0, stack.destroy());
      await nothingIsLeft(scene, cloud);
    }),

  [`goes back to the data before on ${cloud}, and serves its model without paying a third time`]: () =>
    play({ cloud }, async (scene) => {
      const { stack, clouds } = scene;
      await endedWith(0, stack.up());
      const [before, first] = [(await stack.state()).outputs, (await stack.job("job")).id];
      changeOneRow(scene);
      await endedWith(0, stack.up());
      restoreRows(cloud, scene);
      const preview = await endedWith(0, stack.preview());
      assert.match(preview.output, new RegExp(`takes up ${first} .*nothing is paid again`));
      assert.doesNotMatch(preview.output, /estimate: .* tokens/, "what is not paid has no price");
      const { output } = await endedWith(0, stack.up());
      assert.match(
        output,
        new RegExp(`adopted ${first} \\(succeeded, created .*\\).* with the same data and arguments`),
      );
      assert.equal((await stack.job("job")).id, first);
      assert.equal(clouds.runs().length, 2);
      const after = (await stack.state()).outputs;
      assert.equal(after["modelId"], before["modelId"]);
      assert.match(await ask(scene, after), taughtAnswer);
      assert.match((await endedWith(0, stack.up())).output, /5 unchanged/);
      await endedWith(0, stack.destroy());
      await nothingIsLeft(scene, cloud);
    }),

  [`serves another checkpoint of the same job on ${cloud}, and trains nothing for it`]: () =>
    play({ cloud }, async (scene) => {
      const { stack, clouds } = scene;
      await endedWith(0, stack.up());
      const before = (await stack.state()).outputs;
      const [first] = (await stack.job("job")).outputs["checkpoints"] as readonly { readonly step: number }[];
      stack.write(pipelineProgram({ cloud, version: { checkpoint: first?.step } }));
      const up = stack.up();
      await askDuring(scene, before, up);
      const { output } = await endedWith(0, up);
      const service = cloud === "qianfan" ? "~ ModelDeployment service" : "++ ModelDeployment service";
      assert.deepEqual(makingSteps(output), ["++ ModelVersion version", service], output);
      const after = (await stack.state()).outputs;
      assert.notEqual(after["modelId"], before["modelId"]);
      assert.match(await ask(scene, after), taughtAnswer);
      assert.equal(clouds.runs().length, 1);
      await endedWith(0, stack.destroy());
      await nothingIsLeft(scene, cloud);
    }),

  [`keeps the model that serves on ${cloud} when the next one misses what it was to reach`]: () =>
    play({ cloud }, async (scene) => {
      const { stack } = scene;
      await endedWith(0, stack.up());
      const before = (await stack.state()).outputs;
      changeOneRow(scene);
      const acceptWhen = cloud === "bailian" ? { evalLoss: { max: 0.0001 } } : { "BLEU-4": { min: 99.9 } };
      stack.write(pipelineProgram({ cloud, more: { acceptWhen } }));
      const { output } = await endedWith(1, stack.up());
      assert.match(output, /misses what it was to reach[^]*(evalLoss|BLEU-4): [\d.]+, wanted at (most|least)/);
      assert.match(await ask(scene, before), taughtAnswer, "what served before goes on");
      stack.write(pipelineProgram({ cloud }));
      await endedWith(0, stack.up());
      assert.notEqual((await stack.state()).outputs["modelId"], before["modelId"]);
      await endedWith(0, stack.destroy());
      await nothingIsLeft(scene, cloud);
    }),
});

stories("from data to a served model", { ...storiesOf("bailian"), ...storiesOf("qianfan") });

const widths = {
  bailian: { capacity: 8 },
  qianfan: { resourceConfig: { type: "GPU-1-1", replicasCount: 3 } },
};

const scaledOn = (cloud: ShippedCloudName): Stories => ({
  [`is scaled in place on ${cloud}: its address stays and answers all the time`]: () =>
    play({ cloud }, async (scene) => {
      const { stack, clouds } = scene;
      await endedWith(0, stack.up());
      const before = (await stack.state()).outputs;
      stack.write(pipelineProgram({ cloud, block: widths[cloud] }));
      const up = stack.up();
      assert.ok((await askDuring(scene, before, up)) > 3, "it was asked meanwhile");
      const { output } = await endedWith(0, up);
      assert.deepEqual(stepsOf(output), ["~ ModelDeployment service"], output);
      const after = (await stack.state()).outputs;
      assert.deepEqual([after["deployedModel"], after["baseUrl"]], [before["deployedModel"], before["baseUrl"]]);
      assert.equal(clouds.effects().filter((effect) => /^(deployment|service)\.scaled$/.test(effect)).length, 1);
      await endedWith(0, stack.destroy());
      await nothingIsLeft(scene, cloud);
    }),
});

stories("a deployment on the real engine", { ...scaledOn("bailian"), ...scaledOn("qianfan") });
