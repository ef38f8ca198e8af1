import assert from "node:assert/strict";
import { succeeds } from "./rig/expect";
import { subjectsOf } from "./rig/journal";
import { killedAnywhere } from "./rig/kill-around";
import { versionCases, versionKind } from "./rig/version-cases";

for (const cloud of Object.values(versionCases)) {
  const { published } = cloud;

  describe(`a kill on ${cloud.cloud}`, () => {
    killedAnywhere(
      "of an up that publishes, which the next up finishes",
      versionKind,
      async ({ rig, stack }, interrupt) => {
        const { id, steps } = await cloud.train(rig);
        const program = { model: { job: id, checkpoint: steps[0] } };
        await interrupt(() => stack.up(program));
        await succeeds(stack.up(program));
        assert.deepEqual(subjectsOf(rig, published), [stack.entry("model").outputs["modelId"]]);
        assert.ok(subjectsOf(rig, "model-set.created").length <= 1);
      },
    );

    killedAnywhere("of an up that publishes another checkpoint", versionKind, async ({ rig, stack }, interrupt) => {
      const { id, steps } = await cloud.train(rig);
      const program = (step: number | undefined) => ({ model: { job: id, checkpoint: step, onDelete: "delete" } });
      await succeeds(stack.up(program(steps[0])));
      const { modelId } = stack.entry("model").outputs;
      await interrupt(() => stack.up(program(steps[1])));
      await succeeds(stack.up(program(steps[1])));
      assert.deepEqual(subjectsOf(rig, published), [modelId, stack.entry("model").outputs["modelId"]]);
      assert.deepEqual(subjectsOf(rig, "model.deleted"), cloud.cloud === "qianfan" ? [modelId] : []);
    });
  });
}
