import assert from "node:assert/strict";
import { isAlive, providersBelow } from "../../kill/rig/processes";
import { endedWith } from "../rig/ended-with";
import { eventually } from "../rig/eventually";
import { bailian, jobProgram, qianfan } from "../rig/job-program";
import { openSessionOn } from "../rig/open-session-on";
import { withScene } from "../rig/with-scene";
import { killedUp, quickSpeed, standingStill, waitingUp } from "./interrupt-up";
import type { TroubleStory } from "./trouble";

const oneJob = jobProgram({ bot: { bailian } });
/** Far below the hours that a job takes; the wait itself ends within a second. */
const promptlyMs = 10_000;

/** Runs that did not come to their end. */
export const interruptedRuns: Readonly<Record<string, TroubleStory>> = {
  "The stack is locked": (trouble) =>
    withScene(
      oneJob,
      async (scene) => {
        await killedUp(scene);
        trouble.sees(await endedWith(1, scene.stack.up()));
        await trouble.follow(scene, "pulumi cancel");
        scene.clouds.emulator.setSpeed(quickSpeed);
        await endedWith(0, scene.stack.up());
        assert.equal(scene.clouds.runs().length, 1);
      },
      standingStill,
    ),

  "The SSH connection drops, the terminal is closed, the machine dies": (trouble) =>
    withScene(
      oneJob,
      async (scene) => {
        const { clouds, stack } = scene;
        const up = await waitingUp(scene);
        const providers = providersBelow(up.pid);
        assert.ok(providers.length > 0);
        up.signal("SIGHUP");
        await up.done;
        await eventually("what has polled ends", () => !providers.some(isAlive));
        assert.ok(!clouds.effects().includes("run.cancelled"));
        assert.match((await endedWith(1, stack.up())).output, /currently locked by 1 lock/);
        assert.equal((await stack.state()).pendingOperations, 1);

        await trouble.follow(scene, "pulumi cancel");
        clouds.emulator.setSpeed(quickSpeed);
        await trouble.follow(scene, "pulumi up");
        assert.equal((await stack.job("bot")).outputs["jobId"], clouds.runs()[0]);
        assert.equal(clouds.runs().length, 1);
      },
      standingStill,
    ),

  "A create was interrupted (killed, Ctrl-C twice)": (trouble) =>
    withScene(
      oneJob,
      async (scene) => {
        const { clouds, stack } = scene;
        const up = await waitingUp(scene);
        up.signal("SIGINT");
        up.signal("SIGINT");
        await up.done;
        // Unless the first one was quick enough to save the job.
        const { jobs, pendingOperations } = await stack.state();
        assert.equal(jobs.size + pendingOperations, 1);
        await endedWith(0, stack.destroy());

        stack.write(jobProgram({ bot: { bailian, triggers: "again" } }));
        await killedUp(scene);
        await endedWith(0, stack.pulumi("cancel", "--yes"));
        const runs = clouds.runs().length;
        clouds.emulator.setSpeed(quickSpeed);
        await trouble.follow(scene, "pulumi up");
        assert.equal(clouds.runs().length, runs);
        assert.match((await endedWith(0, stack.up())).output, /interrupted while creating/);
        await trouble.follow(scene, "pulumi refresh --clear-pending-creates");
        assert.doesNotMatch((await endedWith(0, stack.up())).output, /interrupted while creating/);
        await trouble.follow(scene, "pulumi destroy");
        assert.equal((await stack.state()).jobs.size, 0);
      },
      standingStill,
    ),

  "`destroy` came before that `up`": (trouble) =>
    withScene(
      oneJob,
      async (scene) => {
        const { clouds, stack } = scene;
        await killedUp(scene);
        await endedWith(0, stack.pulumi("cancel", "--yes"));
        await endedWith(0, stack.destroy());
        const key = { cloud: "bailian", jobId: clouds.runs()[0] ?? "" } as const;
        const seen = () => openSessionOn(clouds, "bailian").observe(key);
        assert.equal((await seen())?.status, "queued", "nobody has cancelled it");

        const orphans = await trouble.follow(scene, "npx finetune jobs --orphans --stack dev");
        const id = `bailian/${key.jobId}`;
        assert.match(orphans.stdout, new RegExp(`^${id} .* yes$`, "m"));
        await trouble.follow(scene, "npx finetune cancel <id>", { fill: id });
        assert.equal((await seen())?.status, "cancelled");
      },
      standingStill,
    ),

  "Ctrl-C (SIGINT, SIGTERM) during `up`": (trouble) =>
    withScene(
      jobProgram({ bot: { bailian }, faq: { qianfan } }),
      async (scene) => {
        const { clouds, stack } = scene;
        for (const signal of ["SIGINT", "SIGTERM"] as const) {
          stack.write(jobProgram({ bot: { bailian, triggers: signal }, faq: { qianfan, triggers: signal } }));
          const runs = clouds.runs().length;
          const up = await waitingUp(scene, 2);
          const signalledAt = performance.now();
          up.signal(signal);
          trouble.sees(await endedWith(1, up.done));
          const tookMs = performance.now() - signalledAt;
          assert.ok(tookMs < promptlyMs, `took ${tookMs} ms`);
          const { jobs, pendingOperations } = await stack.state();
          assert.equal(pendingOperations, 0);
          assert.match(jobs.get("bot")?.id ?? "", /^bailian\/ft-/);
          assert.match(jobs.get("faq")?.id ?? "", /^qianfan\/job-\S+\/task-/);
          assert.equal(jobs.get("bot")?.initErrors.length, 1);
          assert.equal(clouds.runs().length, runs + 2);
          if (signal === "SIGTERM") continue;

          clouds.emulator.setSpeed(quickSpeed);
          await trouble.follow(scene, "pulumi up");
          assert.match((await endedWith(0, stack.up())).output, /3 unchanged/);
          clouds.emulator.setSpeed(0);
        }
        assert.equal(clouds.runs().length, 4);
        await trouble.follow(scene, "pulumi destroy");
        assert.equal(clouds.effects().filter((effect) => effect === "run.cancelled").length, 2);
      },
      standingStill,
    ),

  "`timeouts.create` is over": (trouble) =>
    withScene(
      jobProgram({ bot: { bailian } }, { customTimeouts: { create: "2s" } }),
      async (scene) => {
        const timedOut = await endedWith(1, scene.stack.up());
        trouble.sees(timedOut);
        assert.match(timedOut.output, /\(seen: .*×\d+.*\)/);
        assert.match(timedOut.output, /The next `pulumi up` resumes waiting/);
        scene.clouds.emulator.setSpeed(quickSpeed);
        await trouble.follow(scene, "pulumi up");
        assert.equal(scene.clouds.runs().length, 1);
      },
      standingStill,
    ),
};
