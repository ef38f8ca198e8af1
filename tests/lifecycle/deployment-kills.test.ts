import assert from "node:assert/strict";
import { deploymentCases, deploymentKind, servedBy } from "./rig/deployment-cases";
import { succeeds } from "./rig/expect";
import { subjectsOf } from "./rig/journal";
import { killedAnywhere } from "./rig/kill-around";

for (const cloud of Object.values(deploymentCases)) {
  describe(`a kill on ${cloud.cloud}`, () => {
    killedAnywhere(
      "of an up that deploys, which the next up finishes",
      deploymentKind,
      async ({ rig, stack }, interrupt) => {
        const program = cloud.program(await cloud.model(rig));
        await interrupt(() => stack.up(program));
        await succeeds(stack.up(program));
        assert.equal(servedBy(rig, cloud).made.length, 1);
        assert.equal(stack.entry("bot").outputs["status"], "running");
        await succeeds(stack.destroy());
        const { made, gone } = servedBy(rig, cloud);
        assert.deepEqual(gone, made);
      },
    );

    killedAnywhere("of an up that replaces a deployment", deploymentKind, async ({ rig, stack }, interrupt) => {
      const model = await cloud.model(rig);
      await succeeds(stack.up(cloud.program(model)));
      await interrupt(() => stack.up(cloud.program(model, {}, cloud.other)));
      await succeeds(stack.up(cloud.program(model, {}, cloud.other)));
      const { made, gone } = servedBy(rig, cloud);
      assert.deepEqual([made.length, gone], [2, made.slice(0, 1)]);
      assert.ok(stack.entry("bot").id.endsWith(made[1] ?? "none"));
      await succeeds(stack.destroy());
      assert.deepEqual(servedBy(rig, cloud).gone, made);
    });

    killedAnywhere("of a destroy of a deployment", deploymentKind, async ({ rig, stack }, interrupt) => {
      await succeeds(stack.up(cloud.program(await cloud.model(rig))));
      await interrupt(() => stack.destroy());
      await succeeds(stack.destroy());
      const { made, gone } = servedBy(rig, cloud);
      assert.deepEqual([stack.entries.size, gone], [0, made]);
    });
  });
}

describe("a kill of a change in place", () => {
  killedAnywhere("of the units on bailian", deploymentKind, async ({ rig, stack }, interrupt) => {
    const cloud = deploymentCases.bailian;
    const wider = cloud.program("qwen3-8b", {}, { capacity: 8 });
    await succeeds(stack.up(cloud.program("qwen3-8b")));
    await interrupt(() => stack.up(wider));
    await succeeds(stack.up(wider));
    assert.equal(stack.entry("bot").outputs["readyCapacity"], 8);
    assert.equal(subjectsOf(rig, "deployment.scaled").length, 1);
  });

  killedAnywhere("of the replicas on qianfan", deploymentKind, async ({ rig, stack }, interrupt) => {
    const cloud = deploymentCases.qianfan;
    const model = await cloud.model(rig);
    const wider = cloud.program(model, {}, { resourceConfig: { type: "GPU-1-1", replicasCount: 4 } });
    await succeeds(stack.up(cloud.program(model)));
    await interrupt(() => stack.up(wider));
    await succeeds(stack.up(wider));
    assert.deepEqual([stack.entry("bot").outputs["status"], stack.entry("bot").outputs["capacity"]], ["running", 4]);
    assert.equal(subjectsOf(rig, "service.scaled").length, 1);
    assert.deepEqual(servedBy(rig, cloud), { made: [stack.entry("bot").outputs["deploymentId"]], gone: [] });
  });

  killedAnywhere("of the model on qianfan", deploymentKind, async ({ rig, stack }, interrupt) => {
    const cloud = deploymentCases.qianfan;
    const [one, other] = [await cloud.model(rig), await cloud.model(rig)];
    await succeeds(stack.up(cloud.program(one)));
    await interrupt(() => stack.up(cloud.program(other)));
    await succeeds(stack.up(cloud.program(other)));
    assert.equal(stack.entry("bot").outputs["status"], "running");
    assert.equal(subjectsOf(rig, "service.modified").length, 1);
    assert.equal(servedBy(rig, cloud).made.length, 1);
  });
});
