import assert from "node:assert/strict";
import { clouds } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { subjectsOf } from "./rig/journal";
import { scenario } from "./rig/scenario";
import { createStack } from "./rig/stack";

const minute = 60_000;
const later = { waitForCompletion: false };

for (const cloud of clouds) {
  const other = clouds.find((candidate) => candidate !== cloud) ?? cloud;
  const { submit } = cloud.calls;

  describe(`the argument adopt on ${cloud.cloud}`, () => {
    scenario("takes the job over, waits for it, and may go again", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(later)));
      const { id } = stack.entry("bot");
      const mine = createStack(rig);
      rig.clock.advance(3 * minute);
      rig.calls.length = 0;
      const { bot = {} } = cloud.program({ adopt: id });
      await succeeds(mine.up({ assistant: bot }));
      assert.equal(mine.entry("assistant").id, id);
      assert.match(String(mine.entry("assistant").outputs["finetunedOutput"]), cloud.modelPattern);
      assert.ok(rig.lines.some((line) => line.startsWith(`info: adopted ${id} (running) as the argument`)));
      const { bot: without = {} } = cloud.program();
      rig.calls.push("end of up");
      await succeeds(mine.up({ assistant: without }));
      assert.deepEqual(await succeeds(mine.up({ assistant: without })), []);
      assert.equal(rig.calls.at(-1), "end of up");
      assert.ok(!rig.calls.includes(submit));
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario("fails on a job that the account does not have", async ({ rig, stack }) => {
      const absent = cloud.cloud === "bailian" ? "bailian/ft-202603010000-0000" : "qianfan/job-none/task-none";
      await fails(stack.up(cloud.program({ adopt: absent })), /does not find for this account/, /without `adopt`/);
      assert.equal(stack.entries.size, 0);
      assert.deepEqual(subjectsOf(rig, "run.submitted"), []);
    });

    scenario("fails on a job of the other cloud, without a call", async ({ rig, stack }) => {
      await succeeds(stack.up(other.program(later)));
      rig.calls.length = 0;
      const { bot = {} } = cloud.program({ adopt: stack.entry("bot").id });
      await fails(createStack(rig).up({ assistant: bot }), new RegExp(`the arguments are for ${cloud.cloud}`));
      assert.deepEqual(rig.calls, []);
    });

    scenario("fails on a job that was trained otherwise, unless validation only warns", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(later)));
      const { id } = stack.entry("bot");
      const { bot = {} } = cloud.program({ adopt: id }, cloud.retraining["model"]);
      const mine = createStack(rig);
      await fails(
        mine.up({ assistant: bot }),
        /trained otherwise: model is .+ there and .+ here/,
        /validation: "warn"/,
      );
      assert.equal(mine.entries.size, 0);
      await succeeds(mine.up({ assistant: { ...bot, validation: "warn" } }));
      assert.equal(mine.entry("assistant").id, id);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario("given to a job that is there already changes nothing about it", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      const { id } = stack.entry("bot");
      rig.calls.length = 0;
      assert.deepEqual(await succeeds(stack.up(cloud.program({ adopt: id }))), ["update bot"]);
      assert.equal(stack.entry("bot").id, id);
      assert.deepEqual(rig.calls, []);
    });
  });
}
