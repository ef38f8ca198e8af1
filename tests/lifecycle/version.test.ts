import assert from "node:assert/strict";
import { fails, succeeds } from "./rig/expect";
import { effectsOf, subjectsOf } from "./rig/journal";
import { scenarioOf } from "./rig/scenario";
import { createStack } from "./rig/stack";
import { versionCases, versionKind } from "./rig/version-cases";
import { cloudCases } from "./clouds";

const scenario = scenarioOf(versionKind);

for (const cloud of Object.values(versionCases)) {
  const { published, measure } = cloud;

  describe(`a model version on ${cloud.cloud}`, () => {
    scenario("is of the last checkpoint, unless another is asked for", async ({ rig, stack }) => {
      const { id, steps } = await cloud.train(rig);
      assert.deepEqual(await succeeds(stack.up({ model: { job: id } })), ["create model"]);
      const { outputs, id: versionId } = stack.entry("model");
      const last = steps.at(-1);
      assert.deepEqual([versionId, outputs["status"], outputs["jobResource"]], [`${id}/${last}`, "ready", id]);
      assert.equal((outputs["published"] as { step: number }).step, last);
      assert.equal(outputs["chosenBecause"], `step ${last} is the last of ${steps.length}`);
      assert.match(String(outputs["modelId"]), /^(qwen3-8b-ft-|amv-)/);
      // Bailian publishes the last one by itself.
      assert.equal(subjectsOf(rig, published).length, cloud.cloud === "bailian" ? 0 : 1);
    });

    scenario("of the best checkpoint says which, and why with the figures", async ({ rig, stack }) => {
      const { id, steps } = await cloud.train(rig);
      await succeeds(stack.up({ model: { job: id, checkpoint: "best" } }));
      const { published: chosen, chosenBecause, metrics } = stack.entry("model").outputs;
      const figures = [...String(chosenBecause).matchAll(/(\d+): ([\d.]+)/g)].map(([, step, value]) => [
        Number(step),
        Number(value),
      ]);
      assert.deepEqual(
        figures.map(([step]) => step),
        steps,
      );
      const [best, lowest] = [...figures].sort(([, one = 0], [, other = 0]) => one - other)[0] ?? [];
      assert.ok(String(chosenBecause).startsWith(`step ${best} has the lowest ${measure} (`), String(chosenBecause));
      assert.equal((chosen as { step: number }).step, best);
      const value = measure === "perplexity" ? "perplexity" : "evalLoss";
      assert.equal((metrics as Record<string, number>)[value], lowest);
      assert.ok(rig.lines.includes(`info: publishing checkpoint ${best}: ${String(chosenBecause)}`));
    });

    scenario("of one step is published once, and waited for", async ({ rig, stack }) => {
      const { id, steps } = await cloud.train(rig);
      const [first = 0] = steps;
      await succeeds(stack.up({ model: { job: id, checkpoint: first } }));
      const { id: versionId, outputs } = stack.entry("model");
      assert.deepEqual([versionId, outputs["status"]], [`${id}/${first}`, "ready"]);
      assert.match(String(outputs["modelId"]), cloud.modelPattern);
      assert.deepEqual(subjectsOf(rig, published), [outputs["modelId"]]);
      assert.ok(rig.statuses.includes(`publishing checkpoint ${first}`));
      assert.equal(rig.statuses.at(-1), `ready · model ${String(outputs["modelId"])}`);
    });

    scenario("of a step that is not there names those that are, and publishes nothing", async ({ rig, stack }) => {
      const { id, steps } = await cloud.train(rig);
      const list = new RegExp(`there is none of step 7.*one of ${steps.join(", ")}, "last" or "best"`, "s");
      await fails(stack.up({ model: { job: id, checkpoint: 7 } }), list);
      assert.equal(stack.entries.size, 0);
      assert.deepEqual(subjectsOf(rig, published), []);
    });

    scenario("that is unchanged is left alone, without a call", async ({ rig, stack }) => {
      const { id, steps } = await cloud.train(rig);
      await succeeds(stack.up({ model: { job: id } }));
      rig.calls.length = 0;
      assert.deepEqual(await succeeds(stack.up({ model: { job: id } })), []);
      assert.deepEqual(await succeeds(stack.up({ model: { job: id, timeouts: { create: "2h" } } })), []);
      for (const checkpoint of ["last", steps.at(-1)]) {
        assert.deepEqual(await succeeds(stack.up({ model: { job: id, checkpoint, [cloud.cloud]: {} } })), []);
      }
      assert.deepEqual(rig.calls, []);
    });

    scenario("of another checkpoint replaces it, and the old model stays", async ({ rig, stack }) => {
      const { id, steps } = await cloud.train(rig);
      await succeeds(stack.up({ model: { job: id, checkpoint: steps[0] } }));
      const { modelId } = stack.entry("model").outputs;
      const other = { model: { job: id, checkpoint: steps[1] } };
      assert.deepEqual(await succeeds(stack.up(other)), ["create model", "delete-replaced model"]);
      assert.equal(subjectsOf(rig, published).length, 2);
      assert.notEqual(stack.entry("model").outputs["modelId"], modelId);
      assert.deepEqual(subjectsOf(rig, "model.deleted"), []);
      assert.ok(rig.lines.some((line) => line.startsWith(`info: model ${String(modelId)} stays on ${cloud.cloud}`)));
    });

    scenario("of a checkpoint that it had before is the model that it was published as", async ({ rig, stack }) => {
      const { id, steps } = await cloud.train(rig);
      const [first = 0, second = 0] = steps;
      await succeeds(stack.up({ model: { job: id, checkpoint: first } }));
      const { modelId } = stack.entry("model").outputs;
      await succeeds(stack.up({ model: { job: id, checkpoint: second } }));
      const made = subjectsOf(rig, published).length;
      await succeeds(stack.up({ model: { job: id, checkpoint: first } }));
      assert.equal(stack.entry("model").outputs["modelId"], modelId);
      assert.equal(subjectsOf(rig, published).length, made);
    });

    scenario("of a job that is not known yet is previewed as another one, without a call", async ({ rig, stack }) => {
      const unknown = { model: { job: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" } };
      assert.deepEqual(await succeeds(stack.preview(unknown)), ["create model"]);
      const { id } = await cloud.train(rig);
      await succeeds(stack.up({ model: { job: id } }));
      rig.calls.length = 0;
      assert.deepEqual(await succeeds(stack.preview(unknown)), ["create model"]);
      assert.deepEqual(rig.calls, []);
    });

    scenario("of a job that has not ended is refused, and publishes nothing", async ({ rig, stack }) => {
      const jobs = createStack(rig);
      await succeeds(jobs.up(cloudCases[cloud.cloud].program({ waitForCompletion: false })));
      const before = effectsOf(rig).length;
      const { id } = jobs.entry("bot");
      await fails(stack.up({ model: { job: id } }), /is (queued|running), so no checkpoint can be published/);
      assert.equal(effectsOf(rig).length, before);
      assert.equal(stack.entries.size, 0);
    });

    scenario("of a job that is not there is refused", async ({ stack }) => {
      const job = cloud.cloud === "bailian" ? "bailian/ft-202603010000-ffff" : "qianfan/job-none/task-none";
      await fails(stack.up({ model: { job } }), /is not there, so no checkpoint can be published/);
      assert.equal(stack.entries.size, 0);
    });
  });
}
