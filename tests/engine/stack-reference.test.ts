import assert from "node:assert/strict";
import { createStack } from "./rig/create-stack";
import { endedWith } from "./rig/ended-with";
import { bailian, jobProgram } from "./rig/job-program";
import { stories } from "./rig/stories";
import { withScene } from "./rig/with-scene";

const serving = (read: "getOutput" | "requireOutput"): string => `
const pulumi = require("@pulumi/pulumi");
exports.model = new pulumi.StackReference("organization/models/dev").${read}("bot");
`;

stories("a stack that serves the model of another stack", {
  "gets nothing before and during the training, never an empty ID, and the ID once it is there": () =>
    withScene(
      jobProgram({ bot: { bailian, waitForCompletion: false } }),
      async ({ clouds, stack: training }) => {
        const consumer = await createStack(serving("getOutput"), { project: "serving", beside: training });
        try {
          const expectNoModel = async () => {
            consumer.write(serving("requireOutput"));
            const required = await endedWith(1, consumer.preview());
            assert.match(required.output, /Required output 'bot' does not exist on stack/);
            consumer.write(serving("getOutput"));
            await endedWith(0, consumer.up());
            assert.deepEqual((await consumer.state()).outputs, {});
          };
          await expectNoModel();
          await endedWith(0, training.up());
          await expectNoModel();

          clouds.emulator.advance(3_600_000);
          await endedWith(0, training.up("--refresh"));
          consumer.write(serving("requireOutput"));
          await endedWith(0, consumer.up());
          const { outputs } = await consumer.state();
          assert.match(String(outputs["model"]), /^qwen3-8b-ft-/);
          assert.equal(outputs["model"], (await training.state()).outputs["bot"]);
        } finally {
          consumer.remove();
        }
      },
      { clouds: { speed: 0 } },
    ),
});
