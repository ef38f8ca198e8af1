import assert from "node:assert/strict";
import { cloudCases, clouds } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { after, answer, meet } from "./rig/faults";
import { lastRun, subjectsOf } from "./rig/journal";
import { scenario } from "./rig/scenario";

const minute = 60_000;

for (const cloud of clouds) {
  const { submit, describe: describeCall } = cloud.calls;

  describe(`cancelling the engine on ${cloud.cloud}`, () => {
    const moments = { "waits in the queue": 1, trains: 4 } as const;
    for (const [moment, looks] of Object.entries(moments)) {
      scenario(`while the job ${moment} keeps it running, and its ID`, async ({ rig, stack }) => {
        let left: number = looks;
        meet(
          rig,
          describeCall,
          after(() => ((left -= 1) === 0 ? rig.cancel() : undefined)),
          Infinity,
        );
        const cancelled = await fails(stack.up(cloud.program()), /stopped waiting for job .* goes on by itself/);
        assert.match(cancelled, /`pulumi up` resumes waiting, `pulumi destroy` cancels the job/);
        assert.ok(stack.entry("bot").id.endsWith(lastRun(rig)));
        assert.deepEqual(subjectsOf(rig, "run.cancelled"), []);
        rig.intercept = (request, next) => next(request);
        assert.deepEqual(await succeeds(stack.up(cloud.program())), ["update bot"]);
        assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      });
    }

    scenario("while the submit is under way still takes its answer", async ({ rig, stack }) => {
      meet(rig, submit, after(rig.cancel));
      await fails(stack.up(cloud.program()), /stopped waiting for job/);
      assert.ok(stack.entry("bot").id.endsWith(lastRun(rig)));
      assert.match(rig.lines.join("\n"), /info: submitted /);
      assert.deepEqual(await succeeds(stack.up(cloud.program())), ["update bot"]);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario("before the submit pays for nothing and leaves nothing", async ({ rig, stack }) => {
      const before = cloud.cloud === "bailian" ? "GET /fine-tunes" : "CreateFineTuningJob";
      meet(rig, before, async (request, next) => {
        const response = await next(request);
        rig.cancel();
        return response;
      });
      const { errors } = await stack.up(cloud.program());
      assert.equal(errors.length, 1);
      assert.deepEqual(subjectsOf(rig, "run.submitted"), []);
      assert.deepEqual(subjectsOf(rig, "job.deleted"), subjectsOf(rig, "job.created"));
      await succeeds(stack.up(cloud.program()));
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario("while it waits for room pays for nothing and leaves nothing", async ({ rig, stack }) => {
      meet(rig, submit, () => {
        rig.cancel();
        return answer(429, { code: "Throttling", message: "later" })(new Request("http://x.invalid"), fetch);
      });
      const { errors } = await stack.up(cloud.program());
      assert.equal(errors.length, 1);
      assert.equal(stack.entries.size, 0);
      assert.equal(subjectsOf(rig, "job.deleted").length, subjectsOf(rig, "job.created").length);
    });

    scenario("during destroy keeps the resource; the next destroy ends it", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program({ waitForCompletion: false })));
      rig.clock.advance(3 * minute);
      meet(rig, cloud.calls.cancel, async (request, next) => {
        const response = await next(request);
        rig.cancel();
        return response;
      });
      assert.equal((await stack.destroy()).errors.length, 1);
      assert.equal(stack.entries.size, 1);
      await succeeds(stack.destroy());
      assert.equal(stack.entries.size, 0);
    });
  });
}

describe("cancelling the engine while a run is published on qianfan", () => {
  const cloud = cloudCases.qianfan;

  scenario("keeps the training; the next up finds the version", async ({ rig, stack }) => {
    meet(rig, "DescribeModel", after(rig.cancel));
    await fails(
      stack.up(cloud.program()),
      /the training has succeeded/,
      /`pulumi up` publishes it without training again/,
    );
    assert.equal(stack.entry("bot").outputs["status"], "succeeded");
    assert.ok(!("finetunedOutput" in stack.entry("bot").outputs));
    assert.deepEqual(await succeeds(stack.up(cloud.program())), ["update bot"]);
    assert.deepEqual(subjectsOf(rig, "model.created"), [stack.entry("bot").outputs["finetunedOutput"]]);
    assert.equal(subjectsOf(rig, "run.submitted").length, 1);
  });
});
