import assert from "node:assert/strict";
import { bailian, jobProgram, qianfan } from "./rig/job-program";
import { endedWith } from "./rig/ended-with";
import { eventually } from "./rig/eventually";
import { openSessionOn } from "./rig/open-session-on";
import { stories } from "./rig/stories";
import { withScene } from "./rig/with-scene";

/** Far below the hours that a job takes; the wait itself ends within a second. */
const promptlyMs = 10_000;
const standingStill = { clouds: { speed: 0 } };
const quickSpeed = 1_200;

stories("an up that does not end well, on the real engine", {
  "stops waiting on Ctrl-C, saves the IDs, and the next up resumes without paying again": () =>
    withScene(
      jobProgram({ bot: { bailian }, faq: { qianfan } }),
      async ({ clouds, stack }) => {
        const up = stack.startUp();
        await eventually("both jobs are submitted and waited for", () => {
          return (
            clouds.runs().length === 2 && clouds.calls().filter((call) => /^(Get|Describe).*k?$/.test(call)).length > 4
          );
        });
        const signalledAt = performance.now();
        up.signal("SIGINT");
        const stopped = await endedWith(1, up.done);
        const tookMs = performance.now() - signalledAt;
        assert.ok(tookMs < promptlyMs, `took ${tookMs} ms`);
        assert.match(stopped.output, /stopped waiting for job ft-\S+, which is queued and goes on by itself/);

        const { jobs, pendingOperations } = await stack.state();
        assert.equal(pendingOperations, 0);
        assert.match(jobs.get("bot")?.id ?? "", /^bailian\/ft-/);
        assert.match(jobs.get("faq")?.id ?? "", /^qianfan\/job-\S+\/task-/);
        assert.equal(jobs.get("bot")?.initErrors.length, 1);

        clouds.emulator.setSpeed(quickSpeed);
        await endedWith(0, stack.up());
        assert.match((await endedWith(0, stack.up())).output, /3 unchanged/);
        assert.equal(clouds.runs().length, 2);
      },
      standingStill,
    ),

  "ends with the reason, the last log lines and the ID when a job fails, and does not submit it again": () =>
    withScene(
      jobProgram({ bot: { bailian } }),
      async ({ clouds, stack }) => {
        const up = stack.startUp();
        await eventually("the job is submitted", () => clouds.runs().length === 1);
        const jobId = clouds.runs()[0] ?? "";
        clouds.emulator.advance(240_000);
        clouds.emulator.decide(jobId, { kind: "fail", code: "OutOfCredit", message: "the account ran dry" });
        const failed = await endedWith(1, up.done);
        assert.match(
          failed.output,
          new RegExp(`job ${jobId} on bailian failed \\(OutOfCredit: the account ran dry\\)`),
        );
        assert.match(failed.output, /last \d+ lines of its log:\n\s+\S/);
        assert.match(failed.output, /set `onFailure: "retrain"`/);
        const saved = await stack.job("bot");
        assert.equal(saved.id, `bailian/${jobId}`);
        assert.equal(saved.outputs["status"], "failed");
        assert.equal(saved.outputs["finetunedOutput"], undefined);

        const again = await endedWith(1, stack.up());
        assert.match(again.output, /the account ran dry/);
        assert.equal(clouds.runs().length, 1);

        stack.write(jobProgram({ bot: { bailian } }, { replaceOnChanges: ["#initerror"] }));
        clouds.emulator.setSpeed(quickSpeed);
        await endedWith(0, stack.up());
        assert.equal(clouds.runs().length, 2);
      },
      standingStill,
    ),

  "names whoever cancelled the job meanwhile as no failure of the data": () =>
    withScene(
      jobProgram({ faq: { qianfan } }),
      async ({ clouds, stack }) => {
        const up = stack.startUp();
        await eventually("the run is submitted", () => clouds.runs().length === 1);
        await openSessionOn(clouds, "qianfan").cancel({ cloud: "qianfan", jobId: "", taskId: clouds.runs()[0] ?? "" });
        clouds.emulator.advance(600_000);
        const cancelled = await endedWith(1, up.done);
        assert.match(cancelled.output, /job job-\S+\/task-\S+ on qianfan cancelled/);
        assert.equal((await stack.job("faq")).outputs["status"], "cancelled");
      },
      standingStill,
    ),

  "stops at customTimeouts and says that the job goes on; the next up resumes": () =>
    withScene(
      jobProgram({ bot: { bailian } }, { customTimeouts: { create: "2s" } }),
      async ({ clouds, stack }) => {
        const timedOut = await endedWith(1, stack.up());
        assert.match(timedOut.output, /job ft-\S+ had not ended after \d+s \(seen: .*×\d+.*\); it goes on by itself/);
        assert.match(timedOut.output, /The next `pulumi up` resumes waiting/);
        clouds.emulator.setSpeed(quickSpeed);
        await endedWith(0, stack.up());
        assert.equal(clouds.runs().length, 1);
      },
      standingStill,
    ),
});
