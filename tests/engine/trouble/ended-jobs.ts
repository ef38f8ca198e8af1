import assert from "node:assert/strict";
import { endedWith } from "../rig/ended-with";
import { bailian, jobProgram, qianfan } from "../rig/job-program";
import { openSessionOn } from "../rig/open-session-on";
import type { CommandRun } from "../rig/start-command";
import { withScene, type Scene } from "../rig/with-scene";
import { quickSpeed, standingStill, waitingUp } from "./interrupt-up";
import type { TroubleStory } from "./trouble";

/** Jobs that ended, or went, otherwise than one would like. */
export const endedJobs: Readonly<Record<string, TroubleStory>> = {
  "The job fails": (trouble) =>
    withScene(
      jobProgram({ bot: { bailian } }),
      async (scene) => {
        const { clouds, stack } = scene;
        const failed = await failingUp(scene);
        trouble.sees(failed);
        const jobId = clouds.runs()[0] ?? "";
        assert.match(
          failed.output,
          new RegExp(`job ${jobId} on bailian failed \\(OutOfCredit: the account ran dry\\)`),
        );
        assert.match(failed.output, /last \d+ lines of its log:\n\s+\S/);
        const saved = await stack.job("bot");
        assert.equal(saved.id, `bailian/${jobId}`);
        assert.equal(saved.outputs["status"], "failed");
        assert.equal(saved.outputs["finetunedOutput"], undefined);
        assert.match((await endedWith(1, stack.up())).output, /the account ran dry/);
        assert.equal(clouds.runs().length, 1);

        // Pulumi's own way to ask for another try.
        stack.write(jobProgram({ bot: { bailian } }, { replaceOnChanges: ["#initerror"] }));
        await failingUp(scene);
        assert.equal(clouds.runs().length, 2);

        stack.write(jobProgram({ bot: { bailian, onFailure: "retrain" } }));
        clouds.emulator.setSpeed(quickSpeed);
        await trouble.follow(scene, "pulumi up");
        assert.equal(clouds.runs().length, 3);
      },
      standingStill,
    ),

  "Someone cancels the job on the cloud": (trouble) =>
    withScene(
      jobProgram({ faq: { qianfan } }),
      async (scene) => {
        const { clouds, stack } = scene;
        const up = await waitingUp(scene);
        await openSessionOn(clouds, "qianfan").cancel({ cloud: "qianfan", jobId: "", taskId: clouds.runs()[0] ?? "" });
        clouds.emulator.advance(600_000);
        const cancelled = await endedWith(1, up.done);
        trouble.sees(cancelled);
        assert.match(cancelled.output, /job job-\S+\/task-\S+ on qianfan cancelled/);
        assert.equal((await stack.job("faq")).outputs["status"], "cancelled");
        assert.match((await endedWith(1, stack.up())).output, /onFailure: "retrain"/);
        assert.equal(clouds.runs().length, 1);
      },
      standingStill,
    ),

  "A job is deleted on the cloud": (trouble) =>
    withScene(
      jobProgram({ bot: { bailian } }),
      async (scene) => {
        const { clouds, stack } = scene;
        const up = await waitingUp(scene);
        const key = { cloud: "bailian", jobId: clouds.runs()[0] ?? "" } as const;
        await openSessionOn(clouds, "bailian").remove(key, { ownsJob: true });
        trouble.sees(await endedWith(1, up.done));
        await trouble.follow(scene, "pulumi refresh");
        assert.equal((await stack.state()).jobs.size, 0);
        clouds.emulator.setSpeed(quickSpeed);
        await trouble.follow(scene, "pulumi up");
        assert.equal(clouds.runs().length, 2);
      },
      standingStill,
    ),

  "`destroy` of a finished job": (trouble) =>
    withScene(jobProgram({ bot: { bailian } }), async ({ clouds, stack }) => {
      await endedWith(0, stack.up());
      trouble.sees(await endedWith(0, stack.destroy()));
      assert.equal((await stack.state()).jobs.size, 0);
      const seen = await openSessionOn(clouds, "bailian").observe({ cloud: "bailian", jobId: clouds.runs()[0] ?? "" });
      assert.match(seen?.finetunedOutput ?? "", /^qwen3-8b-ft-/);
    }),
};

/** An `up` whose job fails while it trains. */
async function failingUp(scene: Scene): Promise<CommandRun> {
  const { clouds } = scene;
  const up = await waitingUp(scene);
  clouds.emulator.advance(240_000);
  clouds.emulator.decide(clouds.runs().at(-1) ?? "", {
    kind: "fail",
    code: "OutOfCredit",
    message: "the account ran dry",
  });
  return endedWith(1, up.done);
}
