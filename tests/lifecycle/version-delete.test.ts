import assert from "node:assert/strict";
import { fails, succeeds } from "./rig/expect";
import { subjectsOf } from "./rig/journal";
import { scenarioOf, type Stage } from "./rig/scenario";
import { becomeStranger } from "./rig/stranger";
import { versionCases, versionKind } from "./rig/version-cases";

const scenario = scenarioOf(versionKind);

for (const cloud of Object.values(versionCases)) {
  /** Publishes the first checkpoint. */
  const publish = async ({ rig, stack }: Stage, args: Record<string, unknown> = {}) => {
    const { id, steps } = await cloud.train(rig);
    const model = { job: id, checkpoint: steps[0], ...args };
    await succeeds(stack.up({ model }));
    rig.calls.length = 0;
    return model;
  };
  const modelOf = ({ stack }: Stage) => String(stack.entry("model").outputs["modelId"]);

  describe(`destroy of a model version on ${cloud.cloud}`, () => {
    scenario("leaves the model, and says so, without a call", async (stage) => {
      await publish(stage);
      const modelId = modelOf(stage);
      await succeeds(stage.stack.destroy());
      assert.deepEqual(stage.rig.calls, []);
      assert.equal(
        stage.rig.lines.at(-1),
        `info: model ${modelId} stays on ${cloud.cloud}: \`onDelete\` is \`retain\``,
      );
    });

    scenario("deletes the model where that is asked for and the cloud can", async (stage) => {
      await publish(stage, { onDelete: "delete" });
      const modelId = modelOf(stage);
      await succeeds(stage.stack.destroy());
      assert.equal(stage.stack.entries.size, 0);
      if (cloud.cloud === "qianfan") {
        assert.deepEqual(subjectsOf(stage.rig, "model.deleted"), [modelId]);
        assert.deepEqual(subjectsOf(stage.rig, "model-set.deleted"), subjectsOf(stage.rig, "model-set.created"));
      } else {
        assert.equal(
          stage.rig.lines.at(-1),
          `warning: model ${modelId} stays: bailian has no call that deletes a published checkpoint`,
        );
      }
    });

    scenario("does what the last up said, without publishing anew", async (stage) => {
      const model = await publish(stage);
      assert.deepEqual(await succeeds(stage.stack.up({ model: { ...model, onDelete: "delete" } })), ["update model"]);
      assert.equal(subjectsOf(stage.rig, cloud.published).length, 1);
      await succeeds(stage.stack.destroy());
      assert.equal(subjectsOf(stage.rig, "model.deleted").length, cloud.cloud === "qianfan" ? 1 : 0);
    });
  });

  describe(`a model version on ${cloud.cloud} that is tainted`, () => {
    scenario("is found again, and nothing of it is deleted", async (stage) => {
      const { rig, stack } = stage;
      const model = await publish(stage, { onDelete: "delete" });
      const modelId = modelOf(stage);
      await succeeds(stack.replaceTargets({ model }));
      assert.equal(modelOf(stage), modelId);
      assert.equal(subjectsOf(rig, cloud.published).length, 1);
      assert.deepEqual(subjectsOf(rig, "model.deleted"), []);
      assert.ok(
        rig.lines.some((line) => /^warning: model (bailian|qianfan)\/.* is what this deployment keeps/.test(line)),
      );
    });
  });

  describe(`a model version on ${cloud.cloud} that is tainted while it is published`, () => {
    scenario("is found again, and nothing of it is deleted", async ({ rig, stack }) => {
      const { id, steps } = await cloud.train(rig);
      const model = { job: id, checkpoint: steps[0], onDelete: "delete" };
      await fails(stack.up({ model: { ...model, timeouts: { create: "1m" } } }), /was not ready/);
      await succeeds(stack.replaceTargets({ model }));
      assert.equal(stack.entry("model").outputs["status"], "ready");
      assert.equal(subjectsOf(rig, cloud.published).length, 1);
      assert.deepEqual(subjectsOf(rig, "model.deleted"), []);
    });
  });

  describe(`a model version on ${cloud.cloud} that is not found`, () => {
    scenario("is gone: refresh drops it, and the next up publishes it again", async (stage) => {
      const { rig, stack } = stage;
      const model = await publish(stage);
      await cloud.removeElsewhere(rig, stack.entry("model").outputs);
      await succeeds(stack.refresh());
      assert.equal(stack.entries.size, 0);
      assert.deepEqual(await succeeds(stack.up({ model })), ["create model"]);
      assert.equal(stack.entry("model").outputs["status"], "ready");
    });

    scenario("with another key is not taken for deleted", async (stage) => {
      const { rig, stack } = stage;
      await publish(stage, { onDelete: "delete" });
      const { id, outputs } = stack.entry("model");
      await cloud.removeElsewhere(rig, outputs);
      becomeStranger(rig);
      await fails(stack.refresh(), /does not find model .*not taken for deleted/, /pulumi state delete/);
      assert.equal(stack.entry("model").id, id);
    });

    scenario("is there: refresh changes nothing", async (stage) => {
      const model = await publish(stage);
      const { outputs } = stage.stack.entry("model");
      await succeeds(stage.stack.refresh());
      assert.deepEqual(stage.stack.entry("model").outputs, outputs);
      assert.deepEqual(await succeeds(stage.stack.up({ model })), []);
    });
  });

  const operations: Readonly<Record<string, (stage: Stage, model: object) => ReturnType<Stage["stack"]["up"]>>> = {
    refresh: ({ stack }) => stack.refresh(),
    destroy: ({ stack }) => stack.destroy(),
    "an up that replaces": ({ stack }, model) => stack.up({ model: { ...model, checkpoint: "last" } }),
  };

  describe(`another endpoint than that of a model version on ${cloud.cloud}`, () => {
    for (const [name, operate] of Object.entries(operations)) {
      scenario(`is refused by ${name}, without a call`, async (stage) => {
        const model = await publish(stage, { onDelete: "delete" });
        const { id } = stage.stack.entry("model");
        stage.rig.endpoint = "https://elsewhere.invalid";
        await fails(
          operate(stage, model),
          /belongs to embedded, but the provider is configured for https:\/\/elsewhere/,
        );
        assert.deepEqual(stage.rig.calls, []);
        assert.equal(stage.stack.entry("model").id, id);
      });
    }
  });
}

describe("a model version on bailian", () => {
  const cloud = versionCases.bailian;

  scenario("that is still being published is left to itself by destroy, which says so", async ({ rig, stack }) => {
    const { id: job, steps } = await cloud.train(rig);
    const impatient = { job, checkpoint: steps[0], onDelete: "delete", timeouts: { create: "1m" } };
    await fails(stack.up({ model: impatient }), /was not ready/);
    rig.calls.length = 0;
    await succeeds(stack.destroy());
    assert.deepEqual(rig.calls, []);
    assert.equal(stack.entries.size, 0);
    assert.match(rig.lines.at(-1) ?? "", /^info: model of .* is not published yet: what was begun goes on by itself/);
  });
});

describe("a model version on qianfan", () => {
  const cloud = versionCases.qianfan;

  scenario(
    "under another name is another model, and the old one is deleted where that is asked for",
    async ({ rig, stack }) => {
      const { id: job, steps } = await cloud.train(rig);
      const model = { job, checkpoint: steps[0], onDelete: "delete" };
      await succeeds(stack.up({ model: { ...model, qianfan: { modelName: "first" } } }));
      const { modelId } = stack.entry("model").outputs;
      const renamed = { model: { ...model, qianfan: { modelName: "second" } } };
      assert.deepEqual(await succeeds(stack.up(renamed)), ["create model", "delete-replaced model"]);
      assert.equal(subjectsOf(rig, "model.created").length, 2);
      assert.deepEqual(subjectsOf(rig, "model.deleted"), [modelId]);
      assert.notEqual(stack.entry("model").outputs["modelId"], modelId);
    },
  );

  scenario("in a set of somebody else leaves the set", async ({ rig, stack }) => {
    const { id: job, steps } = await cloud.train(rig);
    await succeeds(stack.up({ first: { job, checkpoint: steps[0] } }));
    const { modelSetId } = stack.entry("first").outputs;
    const second = { job, checkpoint: steps[1], onDelete: "delete", qianfan: { modelSetId } };
    await succeeds(stack.up({ first: { job, checkpoint: steps[0] }, second }));
    assert.equal(stack.entry("second").outputs["modelSetId"], modelSetId);
    const { modelId } = stack.entry("second").outputs;
    await succeeds(stack.destroy());
    assert.deepEqual(subjectsOf(rig, "model.deleted"), [modelId]);
    assert.deepEqual(subjectsOf(rig, "model-set.deleted"), []);
  });
});
