import assert from "node:assert/strict";
import { bailian, bailianWithEpochs, jobProgram, qianfan } from "./rig/job-program";
import { endedWith } from "./rig/ended-with";
import { eventually } from "./rig/eventually";
import { stories } from "./rig/stories";
import { withScene } from "./rig/with-scene";

/** The Bailian arguments with a learning rate, which the cloud takes as a number or as a text. */
function withRate(rate: number | string): object {
  return { ...bailian, hyperParameters: { ...bailian.hyperParameters, learning_rate: rate } };
}

stories("a changed program on the real engine", {
  "previews another number of epochs readably, then trains anew before the old job goes": () =>
    withScene(jobProgram({ bot: { bailian } }), async ({ clouds, stack }) => {
      await endedWith(0, stack.up());
      const before = await stack.job("bot");
      const callsBefore = clouds.calls().length;

      stack.write(jobProgram({ bot: { bailian: bailianWithEpochs(2) } }));
      const preview = await endedWith(0, stack.preview("--diff"));
      assert.match(preview.output, /~ n_epochs\s*: 1 => 2/);
      assert.doesNotMatch(preview.output, /- finetunedOutput|- jobId|__meta|__provider/);
      assert.deepEqual(clouds.calls().slice(callsBefore), []);

      await endedWith(0, stack.up());
      const after = await stack.job("bot");
      assert.notEqual(after.outputs["jobId"], before.outputs["jobId"]);
      const calls = clouds.calls().slice(callsBefore);
      assert.ok(calls.indexOf("CreateFineTune") < calls.indexOf("DeleteFineTune"), calls.join());
      assert.match((await endedWith(0, stack.up())).output, /2 unchanged/);
    }),

  "trains anew when triggers change, and not when only names, waits or number formats do": () =>
    withScene(jobProgram({ bot: { bailian: withRate(1.6e-5), triggers: ["monday"] } }), async ({ clouds, stack }) => {
      await endedWith(0, stack.up());
      const same = {
        bailian: { ...withRate("1.6e-5"), modelName: "another name" },
        triggers: ["monday"],
        timeouts: { create: "2h" },
        onDelete: "retain",
        jobName: "other",
      };
      stack.write(jobProgram({ bot: same }));
      await endedWith(0, stack.up());
      assert.equal(clouds.runs().length, 1);
      assert.match((await endedWith(0, stack.up())).output, /2 unchanged/);

      stack.write(jobProgram({ bot: { ...same, triggers: ["tuesday"] } }));
      assert.match((await endedWith(0, stack.up())).output, /1 replaced/);
      assert.equal(clouds.runs().length, 2);
      assert.match((await endedWith(0, stack.up())).output, /2 unchanged/);
    }),

  "cancels running jobs before their successors are submitted": () =>
    withScene(
      jobProgram({ bot: { bailian, waitForCompletion: false }, faq: { qianfan, waitForCompletion: false } }),
      async ({ clouds, stack }) => {
        await endedWith(0, stack.up());
        // Far enough to be running; a run that is asked to stop needs more time.
        clouds.emulator.advance(180_000);
        const callsBefore = clouds.calls().length;
        const longer = { ...qianfan, hyperParameters: { ...qianfan.hyperParameters, epoch: 2 } };
        stack.write(
          jobProgram({
            bot: { bailian: bailianWithEpochs(2), waitForCompletion: false },
            faq: { qianfan: longer, waitForCompletion: false },
          }),
        );
        const up = stack.startUp();
        const newCalls = () => clouds.calls().slice(callsBefore);
        await eventually("both jobs are asked to stop", () => {
          return newCalls().includes("CancelFineTune") && newCalls().includes("StopFineTuningTask");
        });
        assert.ok(!newCalls().some((call) => call === "CreateFineTune" || call === "CreateFineTuningTask"));
        clouds.emulator.advance(600_000);
        await endedWith(0, up.done);
        assert.equal(clouds.runs().length, 4);
      },
      { clouds: { speed: 0 } },
    ),

  "ends a running job before its successor is paid for, also where replaceOnChanges asks for one": () =>
    withScene(jobProgram({ bot: { bailian, timeouts: { create: "1s" } } }), async ({ clouds, stack }) => {
      clouds.emulator.faults.add({ nth: 1, action: { kind: "stallJob" } });
      assert.match((await endedWith(1, stack.up())).output, /had not ended after/);
      const callsBefore = clouds.calls().length;
      stack.write(jobProgram({ bot: { bailian, waitForCompletion: false } }, { replaceOnChanges: ["#initerror"] }));
      await endedWith(0, stack.up());
      const calls = clouds.calls().slice(callsBefore);
      assert.ok(calls.includes("CancelFineTune"), calls.join());
      assert.ok(calls.indexOf("CancelFineTune") < calls.indexOf("CreateFineTune"), calls.join());
      assert.equal(clouds.runs().length, 2);
    }),

  "refuses to replace a running job that must be retained, and says the way out": () =>
    withScene(
      jobProgram({ bot: { bailian, waitForCompletion: false, onDelete: "retain" } }),
      async ({ clouds, stack }) => {
        await endedWith(0, stack.up());
        stack.write(
          jobProgram({ bot: { bailian: bailianWithEpochs(2), waitForCompletion: false, onDelete: "retain" } }),
        );
        const up = await endedWith(1, stack.up());
        assert.match(up.output, /still running and `onDelete` is `retain`/);
        assert.equal(clouds.runs().length, 1);
        assert.match((await endedWith(0, stack.destroy())).output, /goes on: `onDelete` is `retain`/);
        assert.ok(!clouds.calls().includes("CancelFineTune"));
      },
      { clouds: { speed: 0 } },
    ),

  "respects protect and retainOnDelete": () =>
    withScene(jobProgram({ bot: { bailian } }, { protect: true }), async ({ clouds, stack }) => {
      await endedWith(0, stack.up());
      assert.match((await endedWith(1, stack.destroy())).output, /protect/);
      stack.write(jobProgram({ bot: { bailian } }, { retainOnDelete: true }));
      await endedWith(0, stack.up());
      const callsBefore = clouds.calls().length;
      await endedWith(0, stack.destroy());
      assert.deepEqual(clouds.calls().slice(callsBefore), []);
    }),

  "adopts a job that exists, keeps it when adopt is dropped, and reads one without managing it": () =>
    withScene(jobProgram({ bot: { bailian } }, { retainOnDelete: true }), async ({ clouds, stack }) => {
      await endedWith(0, stack.up());
      const { id = "", outputs } = await stack.job("bot");
      await endedWith(0, stack.destroy());

      stack.write(jobProgram({ adopted: { bailian, adopt: id } }));
      assert.match((await endedWith(0, stack.up())).output, /adopted bailian\/ft-\S+ .*nothing was submitted/);
      assert.equal((await stack.state()).outputs["adopted"], outputs["finetunedOutput"]);
      stack.write(jobProgram({ adopted: { bailian } }));
      await endedWith(0, stack.up());
      assert.equal((await stack.job("adopted")).id, id);

      stack.write(`
        const { FineTuneJob } = require("pulumi-finetune");
        exports.model = FineTuneJob.get("seen", ${JSON.stringify(id)}).finetunedOutput;`);
      await endedWith(0, stack.up());
      assert.equal((await stack.state()).outputs["model"], outputs["finetunedOutput"]);
      const callsBefore = clouds.calls().length;
      await endedWith(0, stack.destroy());
      assert.deepEqual(clouds.calls().slice(callsBefore), []);
      assert.equal(clouds.runs().length, 1);
    }),
});
