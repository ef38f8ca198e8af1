import assert from "node:assert/strict";
import { endedWith } from "../engine/rig/ended-with";
import { eventually } from "../engine/rig/eventually";
import { finetune, startFinetune } from "./rig/finetune";
import { submitJob } from "./rig/submit-job";
import { withClouds } from "./rig/with-clouds";

const still = { speed: 0 };
const quickSpeed = 1_200;

describe("finetune cancel", function () {
  this.timeout(180_000);

  for (const [cloud, cancelled] of [
    ["bailian", "CancelFineTune"],
    ["qianfan", "StopFineTuningTask"],
  ] as const) {
    it(`cancels a running job on ${cloud}, waits until it has ended, and does it only once`, () =>
      withClouds(async (clouds) => {
        const id = await submitJob(clouds, cloud, "support");
        clouds.emulator.advance(180_000);
        const cancel = startFinetune(["cancel", id], { environment: clouds.environment });
        await eventually("the cancel has arrived", () => clouds.calls().includes(cancelled));
        clouds.emulator.setSpeed(quickSpeed);
        assert.match((await endedWith(0, cancel.done)).stdout, new RegExp(`\\n?${id} is cancelled\\n$`));
        assert.ok(clouds.effects().includes("run.cancelled"));

        const again = await endedWith(0, finetune(["cancel", id], { environment: clouds.environment }));
        assert.equal(again.stdout, `${id} has ended already: cancelled\n`);
        assert.equal(clouds.calls().filter((call) => call === cancelled).length, 1);
      }, still));
  }

  it("leaves a finished job alone", () =>
    withClouds(async (clouds) => {
      const id = await submitJob(clouds, "bailian", "support");
      clouds.emulator.advance(3_600_000);
      const { stdout } = await endedWith(0, finetune(["cancel", id], { environment: clouds.environment }));
      assert.equal(stdout, `${id} has ended already: succeeded\n`);
      assert.ok(!clouds.calls().includes("CancelFineTune"));
    }, still));

  it("ends with 130 on Ctrl-C and says that the cancel goes on", () =>
    withClouds(async (clouds) => {
      const id = await submitJob(clouds, "bailian", "support");
      clouds.emulator.advance(180_000);
      const cancel = startFinetune(["cancel", id], { environment: clouds.environment });
      await eventually("the job is waited for", () => cancel.output().includes("cancelling"));
      cancel.signal("SIGINT");
      const { stderr } = await endedWith(130, cancel.done);
      assert.match(stderr, new RegExp(`The cancel has arrived; \`finetune watch ${id}\` follows the job to its end`));
    }, still));

  it("fails with the way out for what is no job, or no job of this account", () =>
    withClouds(async ({ environment }) => {
      const none = await endedWith(1, finetune(["cancel", "everything"], { environment }));
      assert.match(none.stderr, /error: `ever…` is no job ID\nIDs look like /);
      const unknown = await endedWith(1, finetune(["cancel", "job-abcdefghijkl/task-abcdefghijkl"], { environment }));
      assert.match(unknown.stderr, /error: qianfan\/job-\S+ is not found for this account\nCheck the ID/);
    }));
});
