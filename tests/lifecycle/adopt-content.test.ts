import assert from "node:assert/strict";
import { cloudCases, clouds } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { standingData } from "./rig/job-data";
import { subjectsOf } from "./rig/journal";
import { scenario } from "./rig/scenario";
import { createStack } from "./rig/stack";

for (const cloud of clouds) {
  describe(`the argument adopt on ${cloud.cloud}, given data as a resource`, () => {
    scenario("takes a job that was trained on the same content under other IDs", async ({ rig, stack }) => {
      const [first, again] = [await standingData(rig, cloud), await standingData(rig, cloud)];
      await succeeds(stack.up(first.program()));
      const { id } = stack.entry("bot");
      const mine = createStack(rig);
      const { bot = {} } = again.program({ adopt: id });
      assert.deepEqual(await succeeds(mine.preview({ assistant: bot })), ["create assistant"]);
      await succeeds(mine.up({ assistant: bot }));
      assert.equal(mine.entry("assistant").id, id);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario("takes its own earlier job without a doubt, whatever became of the data", async ({ rig, stack }) => {
      const first = await standingData(rig, cloud);
      await succeeds(stack.up(first.program()));
      const { id } = stack.entry("bot");
      stack.entries.clear();
      await first.remove();
      rig.lines.length = 0;
      await succeeds(stack.up((await standingData(rig, cloud)).program({ adopt: id })));
      assert.equal(stack.entry("bot").id, id);
      assert.ok(!rig.lines.some((line) => line.startsWith("warning:")), rig.lines.join("\n"));
    });

    scenario("warns where nobody can compare the content any more", async ({ rig, stack }) => {
      const first = await standingData(rig, cloud);
      await succeeds(stack.up(first.program()));
      const { id } = stack.entry("bot");
      await first.remove();
      const { bot = {} } = (await standingData(rig, cloud)).program({ adopt: id });
      rig.lines.length = 0;
      const mine = createStack(rig);
      await succeeds(mine.up({ assistant: bot }));
      assert.equal(mine.entry("assistant").id, id);
      const warnings = rig.lines.filter((line) => line.startsWith("warning:"));
      assert.equal(warnings.length, 1, rig.lines.join("\n"));
      assert.match(warnings.join(), /cannot be compared/);
    });
  });
}

describe("the argument adopt on bailian, which tells the MD5 of its files", () => {
  const cloud = cloudCases.bailian;

  scenario("refuses a job that was trained on other content", async ({ rig, stack }) => {
    const [first, second] = [await standingData(rig, cloud), await standingData(rig, cloud, 61)];
    await succeeds(stack.up(first.program()));
    const { id } = stack.entry("bot");
    const { bot = {} } = second.program({ adopt: id });
    await fails(createStack(rig).up({ assistant: bot }), /trained otherwise: training data is .+ there and .+ here/);
  });

  scenario("takes data given by another ID of the same content, and refuses what cannot be compared", async (stage) => {
    const { rig, stack } = stage;
    const [first, again] = [await standingData(rig, cloud), await standingData(rig, cloud)];
    await succeeds(stack.up(first.program({ trainingData: undefined })));
    const { id } = stack.entry("bot");
    const { bot = {} } = again.program({ trainingData: undefined, adopt: id });
    const mine = createStack(rig);
    await succeeds(mine.up({ assistant: bot }));
    assert.equal(mine.entry("assistant").id, id);
    await first.remove();
    await fails(createStack(rig).up({ other: bot }), /trained otherwise: training data is/);
  });
});
