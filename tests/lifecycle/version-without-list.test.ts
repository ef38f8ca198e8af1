import assert from "node:assert/strict";
import { fails, succeeds } from "./rig/expect";
import { meet, rewrite } from "./rig/faults";
import { subjectsOf } from "./rig/journal";
import { scenarioOf } from "./rig/scenario";
import { versionCases, versionKind } from "./rig/version-cases";

const scenario = scenarioOf(versionKind);

/** How each cloud says that it lists no checkpoints: Qianfan of short and LoRA runs, Bailian when they have expired. */
const noList = {
  bailian: ["GET /fine-tunes/{job}/checkpoints", rewrite(/"output":\[.*\]/s, '"output":[]')],
  qianfan: ["DescribeFineTuningTask", rewrite(/"checkpointList":\[[^\]]*\]/, '"checkpointList":[]')],
} as const;

for (const cloud of Object.values(versionCases)) {
  const [call, emptied] = noList[cloud.cloud];

  describe(`a model version on ${cloud.cloud} of a job whose checkpoints are not listed`, () => {
    scenario("is of the last one, and is published once", async ({ rig, stack }) => {
      const { id } = await cloud.train(rig);
      meet(rig, call, emptied, Infinity);
      await succeeds(stack.up({ model: { job: id } }));
      const { id: versionId, outputs } = stack.entry("model");
      assert.deepEqual([versionId, outputs["status"], outputs["published"]], [`${id}/last`, "ready", undefined]);
      assert.match(String(outputs["modelId"]), /^(qwen3-8b-ft-|amv-)/);
      assert.match(String(outputs["chosenBecause"]), /the cloud lists none/);
      assert.equal(subjectsOf(rig, cloud.published).length, cloud.cloud === "bailian" ? 0 : 1);
      assert.deepEqual(await succeeds(stack.up({ model: { job: id } })), []);
      assert.deepEqual(await succeeds(stack.refresh()), ["read model"]);
      assert.equal(stack.entry("model").outputs["modelId"], outputs["modelId"]);
      assert.deepEqual(await succeeds(stack.destroy()), ["delete model"]);
    });

    scenario("cannot be the best, and says what can be had", async ({ rig, stack }) => {
      const { id } = await cloud.train(rig);
      meet(rig, call, emptied, Infinity);
      await fails(stack.up({ model: { job: id, checkpoint: "best" } }), /the cloud lists none/, /needs no list/);
      assert.equal(subjectsOf(rig, cloud.published).length, 0);
    });
  });
}
