import assert from "node:assert/strict";
import { dataEffects, datasetCases } from "./rig/dataset-cases";
import { fails, succeeds } from "./rig/expect";
import { answer, meet } from "./rig/faults";
import { subjectsOf } from "./rig/journal";
import { scenarioOf, type Stage } from "./rig/scenario";
import { createStack } from "./rig/stack";
import { becomeStranger } from "./rig/stranger";
import { datasetKind, rowsFile } from "./rig/training-files";
import { cloudCases } from "./clouds";

const scenario = scenarioOf(datasetKind);

for (const cloud of Object.values(datasetCases)) {
  const interrupted = async ({ rig, stack }: Stage): Promise<void> => {
    meet(rig, cloud.look, answer(503, "<html>busy</html>"), Infinity);
    await fails(stack.up(cloud.program({ timeouts: { create: "3m" } })), /was not ready/);
    rig.intercept = (request, next) => next(request);
    rig.calls.length = 0;
  };
  const operations: Readonly<Record<string, (stage: Stage) => ReturnType<Stage["stack"]["up"]>>> = {
    refresh: ({ stack }) => stack.refresh(),
    destroy: ({ stack }) => stack.destroy(),
    "an up that goes on": ({ stack }) => stack.up(cloud.program()),
    "an up that replaces": ({ stack }) => stack.up(cloud.program({ path: rowsFile(61) })),
  };

  describe(`another endpoint than that of training data on ${cloud.cloud}`, () => {
    for (const [name, operate] of Object.entries(operations)) {
      scenario(`is refused by ${name}, without a call`, async (stage) => {
        await interrupted(stage);
        const { id } = stage.stack.entry("data");
        stage.rig.endpoint = "https://elsewhere.invalid";
        await fails(operate(stage), /belongs to embedded, but the provider is configured for https:\/\/elsewhere/);
        assert.deepEqual(stage.rig.calls, []);
        assert.equal(stage.stack.entry("data").id, id);
      });
    }
  });

  describe(`training data that ${cloud.cloud} does not find`, () => {
    scenario("is gone: refresh drops it, and the next up makes it again", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      const { id, outputs } = stack.entry("data");
      await cloud.removeElsewhere(rig, outputs);
      await succeeds(stack.refresh());
      assert.equal(stack.entries.size, 0);
      await succeeds(stack.up(cloud.program()));
      assert.notEqual(stack.entry("data").id, id);
      // The object has stayed where it was.
      assert.equal(subjectsOf(rig, "object.put").length, cloud.made.includes("object.put") ? 1 : 0);
    });

    scenario("is gone: destroy has little left to do, and says so", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      await cloud.removeElsewhere(rig, stack.entry("data").outputs);
      await succeeds(stack.destroy());
      assert.equal(stack.entries.size, 0);
      assert.deepEqual(subjectsOf(rig, "object.deleted"), subjectsOf(rig, "object.put"));
      if (cloud.cloud === "bailian") assert.ok(rig.lines.some((line) => line.includes("was already gone")));
    });

    scenario("is not made in its place by an up that goes on", async (stage) => {
      const { rig, stack } = stage;
      await interrupted(stage);
      const before = stack.entry("data");
      await cloud.removeElsewhere(rig, before.outputs);
      const effects = dataEffects(rig);
      await fails(stack.up(cloud.program()), /does not know training data .* any more/, /Run `pulumi refresh`/);
      assert.deepEqual(dataEffects(rig), effects);
      assert.equal(stack.entry("data").id, before.id);
      await succeeds(stack.refresh());
      await succeeds(stack.up(cloud.program()));
    });

    for (const name of ["refresh", "destroy", "an up that goes on"]) {
      scenario(`with another key is not taken for deleted by ${name}`, async (stage) => {
        const { rig, stack } = stage;
        await interrupted(stage);
        const { id, outputs } = stack.entry("data");
        await cloud.removeElsewhere(rig, outputs);
        await cloud.removeObject?.(rig, outputs);
        becomeStranger(rig);
        const effects = dataEffects(rig);
        await fails(operations[name]?.(stage) ?? assert.fail(), /not taken for deleted/, /pulumi state delete/);
        assert.equal(stack.entry("data").id, id);
        assert.deepEqual(dataEffects(rig), effects);
      });
    }
  });
}

describe("training data in use", () => {
  scenario("by a job on qianfan is kept, and the error names the job's run", async ({ rig, stack }) => {
    const cloud = datasetCases.qianfan;
    await succeeds(stack.up(cloud.program()));
    const versions = [{ versionId: stack.entry("data").outputs["versionId"] }];
    const dataset = { sourceType: "Platform", versions, splitRatio: 20 };
    const later = { waitForCompletion: false };
    await succeeds(createStack(rig).up(cloudCases.qianfan.program(later, { dataset })));
    const [run = ""] = subjectsOf(rig, "run.submitted");
    await fails(
      stack.destroy(),
      new RegExp(`in use and was not deleted: .*${run}`),
      /destroy the job that trains on it/,
    );
    assert.deepEqual(dataEffects(rig), cloud.made);
    assert.equal(stack.entries.size, 1);
    rig.clock.advance(24 * 3_600_000);
    await succeeds(stack.destroy());
    assert.deepEqual(dataEffects(rig), [...cloud.made, ...cloud.removed]);
  });

  scenario("on bailian is kept where the cloud says so, in its words", async ({ rig, stack }) => {
    const cloud = datasetCases.bailian;
    await succeeds(stack.up(cloud.program()));
    const refusal = { code: "UnsupportedOperation", message: "The file is used by ft-202603010000-a1b2" };
    meet(rig, "DELETE /files/{file}", answer(400, refusal));
    await fails(stack.destroy(), /in use and was not deleted: .*used by ft-202603010000-a1b2/);
    assert.equal(stack.entries.size, 1);
    assert.deepEqual(dataEffects(rig), cloud.made);
    await succeeds(stack.destroy());
  });
});
