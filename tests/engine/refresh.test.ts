import assert from "node:assert/strict";
import { bailian, jobProgram, qianfan } from "./rig/job-program";
import { endedWith } from "./rig/ended-with";
import { openSessionOn } from "./rig/open-session-on";
import { startClouds } from "./rig/start-clouds";
import { stories } from "./rig/stories";
import { withScene } from "./rig/with-scene";

const both = jobProgram({ bot: { bailian }, faq: { qianfan } });

stories("pulumi refresh on the real engine", {
  "finds finished jobs unchanged, and the next up has nothing to do": () =>
    withScene(both, async ({ clouds, stack }) => {
      await endedWith(0, stack.up());
      assert.match((await endedWith(0, stack.refresh())).output, /3 unchanged/);
      assert.match((await endedWith(0, stack.up())).output, /3 unchanged/);
      assert.equal(clouds.runs().length, 2);
    }),

  "drops a job that somebody deleted, and the next up trains anew": () =>
    withScene(
      both,
      async ({ clouds, stack }) => {
        await endedWith(0, stack.up());
        const [bot, faq] = await Promise.all([stack.job("bot"), stack.job("faq")]);
        const options = { ownsJob: true };
        await openSessionOn(clouds, "bailian").remove(
          { cloud: "bailian", jobId: String(bot.outputs["jobId"]) },
          options,
        );
        const run = { jobId: String(faq.outputs["jobId"]), taskId: String(faq.outputs["taskId"]) };
        await openSessionOn(clouds, "qianfan").remove({ cloud: "qianfan", ...run }, options);

        assert.match((await endedWith(0, stack.refresh())).output, /2 deleted/);
        assert.equal((await stack.state()).jobs.size, 0);
        await endedWith(0, stack.up());
        assert.equal(clouds.runs().length, 4);
      },
      { clouds: { deleteRule: "terminal_only" } },
    ),

  "never takes a job for deleted because the key belongs to another account": () =>
    withScene(both, async ({ clouds, stack }) => {
      await endedWith(0, stack.up());
      await clouds.close();
      const others = await startClouds({ port: Number(new URL(clouds.url).port), seed: "another account" });
      try {
        stack.environment = others.environment;
        const refresh = await endedWith(1, stack.refresh());
        assert.match(refresh.output, /bailian does not find job ft-\S+, but the .*account/);
        assert.match(refresh.output, /qianfan does not find job job-\S+, but the .*account/);
        const destroy = await endedWith(1, stack.destroy());
        assert.match(destroy.output, /not taken for deleted/);
        assert.match(destroy.output, /Use the credentials that it was made with/);
        assert.equal((await stack.state()).jobs.size, 2);
        assert.deepEqual(others.effects(), []);
      } finally {
        await others.close();
      }
    }),

  "and destroy and up leave the stack as it is while a key is wrong, and say which": () =>
    withScene(both, async ({ clouds, stack }) => {
      stack.environment = { ...clouds.environment, DASHSCOPE_API_KEY: "sk-wrong", QIANFAN_SECRET_KEY: "wrong" };
      const up = await endedWith(1, stack.up());
      assert.match(up.output, /DASHSCOPE_API_KEY/);
      assert.match(up.output, /QIANFAN_SECRET_KEY/);
      assert.deepEqual(clouds.effects(), []);

      const wrong = stack.environment;
      stack.environment = clouds.environment;
      await endedWith(0, stack.up());
      stack.environment = wrong;
      const refresh = await endedWith(1, stack.refresh());
      assert.match(refresh.output, /DASHSCOPE_API_KEY/);
      assert.match((await endedWith(1, stack.destroy())).output, /QIANFAN_SECRET_KEY/);
      assert.equal((await stack.state()).jobs.size, 2);

      stack.environment = clouds.environment;
      assert.match((await endedWith(0, stack.up())).output, /3 unchanged/);
      assert.equal(clouds.runs().length, 2);
    }),

  "fails and keeps the jobs while the clouds are down, which an up without changes does not notice": () =>
    withScene(both, async ({ clouds, stack }) => {
      await endedWith(0, stack.up());
      await clouds.close();
      assert.match((await endedWith(0, stack.up())).output, /3 unchanged/);
      const destroy = await endedWith(1, stack.destroy());
      assert.match(destroy.output, /ECONNREFUSED|no connection|cannot be reached/i);
      assert.equal((await stack.state()).jobs.size, 2);
    }),

  "notices a job that somebody cancelled, and no up pays for another unless it is asked to": () =>
    withScene(
      jobProgram({ bot: { bailian, waitForCompletion: false } }),
      async ({ clouds, stack }) => {
        await endedWith(0, stack.up());
        const jobId = clouds.runs()[0] ?? "";
        await openSessionOn(clouds, "bailian").cancel({ cloud: "bailian", jobId });
        clouds.emulator.advance(600_000);
        await endedWith(0, stack.refresh());
        assert.equal((await stack.job("bot")).outputs["status"], "cancelled");

        const up = await endedWith(1, stack.up());
        assert.match(up.output, new RegExp(`job ${jobId} on bailian cancelled`));
        assert.match(up.output, /onFailure: "retrain"/);
        assert.equal(clouds.runs().length, 1);

        stack.write(jobProgram({ bot: { bailian, waitForCompletion: false, onFailure: "retrain" } }));
        await endedWith(0, stack.up());
        assert.equal(clouds.runs().length, 2);
        assert.notEqual((await stack.job("bot")).outputs["jobId"], jobId);
      },
      { clouds: { speed: 0 } },
    ),
});
