import assert from "node:assert/strict";
import { cloudCases } from "./clouds";
import { deploymentCases, deploymentKind } from "./rig/deployment-cases";
import { fails, succeeds } from "./rig/expect";
import { meet, rewrite } from "./rig/faults";
import { listening } from "./rig/listening";
import { scenario as jobScenario, scenarioOf } from "./rig/scenario";
import { badFile, datasetKind } from "./rig/training-files";
import { datasetCases } from "./rig/dataset-cases";
import { versionCases, versionKind } from "./rig/version-cases";

const serving = scenarioOf(deploymentKind);

for (const cloud of Object.values(deploymentCases)) {
  describe(`notices of a deployment on ${cloud.cloud}`, () => {
    serving("tell that the model serves, once", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      await listening(rig, async ({ heard, news }) => {
        await succeeds(stack.up(cloud.program(model)));
        assert.deepEqual(news(), ["deploymentReady"]);
        const { id, outputs } = stack.entry("bot");
        const data = heard()[0]?.data ?? {};
        assert.deepEqual([data["id"], data["baseModel"], data["model"]], [id, model, outputs["deployedModel"]]);
        await succeeds(stack.up(cloud.program(model)));
        await succeeds(stack.refresh());
        assert.deepEqual(news(), []);
      });
    });

    serving("tell that it does not any more, and why, with the refresh that sees it", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      await listening(rig, async ({ news }) => {
        await succeeds(stack.up(cloud.program(model)));
        assert.deepEqual(news(), ["deploymentReady"]);
        const [, id = ""] = stack.entry("bot").id.split("/");
        rig.emulator.decideDeployment(id, { kind: "stop" });
        await succeeds(stack.refresh());
        await succeeds(stack.refresh());
        assert.deepEqual(news(), ["deploymentFailed"]);
      });
    });

    serving("tell of a gate that is missed, once on a machine, with the figures", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      const missed = (value: number) =>
        cloud.program(model, { acceptWhen: { "BLEU-4": { min: 40 } }, metrics: { "BLEU-4": value } });
      await listening(rig, async ({ heard, news }) => {
        assert.equal((await stack.preview(missed(31.5))).errors.length, 1);
        await fails(stack.up(missed(31.5)), /misses what it was to reach/);
        assert.deepEqual(news(), ["gateMissed"]);
        assert.match(String(heard()[0]?.data["reason"]), /BLEU-4: 31\.5, wanted at least 40/);
        await fails(stack.up(missed(32)), /misses what it was to reach/);
        assert.deepEqual(news(), ["gateMissed"]);
      });
    });
  });
}

describe("notices of what a job needs and makes", () => {
  scenarioOf(datasetKind)("tell why training data failed, once", async ({ rig, stack }) => {
    const program = datasetCases.qianfan.program({ path: badFile(), validation: "warn" });
    await listening(rig, async ({ heard, news }) => {
      await fails(stack.up(program), /ImportFailed/);
      await fails(stack.up(program), /ImportFailed/);
      assert.deepEqual(news(), ["failed"]);
      assert.deepEqual(heard()[0]?.data["kind"], "TrainingDataset");
      assert.match(String(heard()[0]?.data["reason"]), /ImportFailed/);
    });
  });

  scenarioOf(versionKind)("tell why a version was not published", async ({ rig, stack }) => {
    const { id } = await versionCases.qianfan.train(rig);
    meet(rig, "DescribeModel", rewrite(/"(Creating|Ready)"/, '"Fail"'), Infinity);
    await listening(rig, async ({ heard, news }) => {
      await fails(stack.up({ model: { job: id } }), /publishing checkpoint \d+ of job .* failed/);
      assert.deepEqual(news(), ["failed"]);
      assert.deepEqual([heard()[0]?.data["kind"], heard()[0]?.data["id"]], ["ModelVersion", id]);
    });
  });

  jobScenario("tell that a job has ended although its model was not published, and why", async ({ rig, stack }) => {
    meet(rig, "DescribeModel", rewrite(/"(Creating|Ready)"/, '"Fail"'), 1);
    await listening(rig, async ({ heard, news }) => {
      await fails(stack.up(cloudCases.qianfan.program()), /publishing it as amv-\w+ failed/);
      assert.deepEqual([...news()].sort(), ["ended", "failed", "started"]);
      const failed = heard().find(({ type }) => type === "failed");
      assert.match(String(failed?.data["reason"]), /publishing it as amv-\w+ failed/);
      await succeeds(stack.up(cloudCases.qianfan.program()));
      assert.deepEqual(news(), []);
    });
  });
});
