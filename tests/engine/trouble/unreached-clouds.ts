import assert from "node:assert/strict";
import { endedWith } from "../rig/ended-with";
import { eventually } from "../rig/eventually";
import { bailian, jobProgram, qianfan } from "../rig/job-program";
import { openSessionOn } from "../rig/open-session-on";
import { startClouds } from "../rig/start-clouds";
import { withScene } from "../rig/with-scene";
import { quickSpeed, standingStill } from "./interrupt-up";
import type { TroubleStory } from "./trouble";

const oneJob = jobProgram({ bot: { bailian } });

/** Clouds that cannot be reached, do not let one in, or have no room. */
export const unreachedClouds: Readonly<Record<string, TroubleStory>> = {
  "A key is wrong or missing, for example on `destroy`": (trouble) =>
    withScene(oneJob, async (scene) => {
      const { clouds, stack } = scene;
      await endedWith(0, stack.up());
      const effects = clouds.effects();
      for (const key of ["sk-wrong", ""]) {
        stack.environment = { ...clouds.environment, DASHSCOPE_API_KEY: key };
        trouble.sees(await endedWith(1, stack.destroy()));
        assert.equal((await stack.state()).jobs.size, 1);
      }
      assert.deepEqual(clouds.effects(), effects);
      stack.environment = clouds.environment;
      await trouble.follow(scene, "pulumi destroy");
      assert.equal((await stack.state()).jobs.size, 0);
    }),

  "The key belongs to another account": (trouble) =>
    withScene(oneJob, async (scene) => {
      const { clouds, stack } = scene;
      await endedWith(0, stack.up());
      const { urn } = await stack.job("bot");
      await clouds.close();
      const others = await startClouds({ port: Number(new URL(clouds.url).port), seed: "another account" });
      try {
        stack.environment = others.environment;
        trouble.sees(await endedWith(1, stack.destroy()));
        assert.equal((await stack.state()).jobs.size, 1);
        assert.deepEqual(others.effects(), []);
        await trouble.follow(scene, "pulumi state delete <urn>", { fill: urn });
        assert.equal((await stack.state()).jobs.size, 0);
      } finally {
        await others.close();
      }
    }),

  "Another endpoint than the job's": (trouble) =>
    withScene(oneJob, async (scene) => {
      const { clouds, stack } = scene;
      await endedWith(0, stack.up());
      const { urn } = await stack.job("bot");
      stack.environment = { ...clouds.environment, FINETUNE_ENDPOINT: clouds.url.replace("127.0.0.1", "localhost") };
      trouble.sees(await endedWith(1, stack.destroy()));
      assert.match((await endedWith(0, stack.up())).output, /it is kept as it is/);
      stack.environment = clouds.environment;
      assert.match((await endedWith(0, stack.up())).output, /2 unchanged/);
      await trouble.follow(scene, "pulumi state delete <urn>", { fill: urn });
      assert.equal((await stack.state()).jobs.size, 0);
      assert.ok(!clouds.calls().includes("DeleteFineTune"));
    }),

  "The cloud cannot be reached": (trouble) =>
    withScene(
      oneJob,
      async (scene) => {
        const { clouds, stack } = scene;
        stack.environment = { ...clouds.environment, FINETUNE_ENDPOINT: "http://127.0.0.1:9" };
        trouble.sees(await endedWith(1, stack.up()));
        assert.deepEqual(clouds.calls(), []);

        stack.environment = clouds.environment;
        const action = { kind: "error", status: 503, code: "ServiceUnavailable", message: "try later" } as const;
        clouds.emulator.faults.add({ operation: "GetFineTune", from: 2, until: 8, action });
        clouds.emulator.setSpeed(200);
        trouble.sees(await trouble.follow(scene, "pulumi up"));
        assert.equal(clouds.runs().length, 1);
      },
      standingStill,
    ),

  "The answer to the submit is lost": (trouble) =>
    withScene(jobProgram({ bot: { bailian }, faq: { qianfan } }), async (scene) => {
      const { clouds } = scene;
      const operation = ["CreateFineTune", "CreateFineTuningTask"];
      clouds.emulator.faults.add({ operation, times: 2, action: { kind: "loseAnswer" } });
      const up = await trouble.follow(scene, "pulumi up");
      assert.match(up.output, /adopted bailian\/ft-\S+/);
      assert.match(up.output, /adopted qianfan\/job-\S+/);
      assert.equal(clouds.runs().length, 2);
    }),

  "Too many jobs run on the account": (trouble) =>
    withScene(
      jobProgram({ first: { qianfan }, second: { qianfan } }),
      async ({ clouds, stack }) => {
        const up = stack.startUp();
        await eventually("one job waits for room", () => up.output().includes("waiting for room"));
        clouds.emulator.setSpeed(quickSpeed);
        trouble.sees(await endedWith(0, up.done));
        assert.equal(clouds.runs().length, 2);
      },
      { clouds: { speed: 0, trainingQuota: 1 } },
    ),

  "A quota of the account is used up": (trouble) =>
    withScene(
      jobProgram({ bot: { bailian } }),
      async (scene) => {
        const { clouds, stack } = scene;
        await endedWith(0, stack.up());
        stack.write(jobProgram({ bot: { bailian }, other: { bailian } }));
        trouble.sees(await endedWith(1, stack.up()));
        assert.equal(clouds.runs().length, 1);
        await openSessionOn(clouds, "bailian").remove(
          { cloud: "bailian", jobId: clouds.runs()[0] ?? "" },
          { ownsJob: true },
        );
        await trouble.follow(scene, "pulumi up");
        assert.equal(clouds.runs().length, 2);
      },
      { clouds: { jobQuota: 1, deleteRule: "terminal_only" } },
    ),
};
