import assert from "node:assert/strict";
import { z } from "zod";
import { createStack } from "../engine/rig/create-stack";
import { endedWith } from "../engine/rig/ended-with";
import { bailian, jobProgram, qianfan } from "../engine/rig/job-program";
import { pulumiEnvironment } from "../engine/rig/pulumi-environment";
import { stories } from "../engine/rig/stories";
import { withScene, type Scene } from "../engine/rig/with-scene";
import { finetune } from "./rig/finetune";
import { submitJob } from "./rig/submit-job";

const noWait = { waitForCompletion: false };
const both = jobProgram({ bot: { bailian, ...noWait }, faq: { qianfan, ...noWait } });
const still = { clouds: { speed: 0 } };
const printed = z.array(z.looseObject({ id: z.string(), isOrphan: z.boolean() }));
const billed = z.array(z.looseObject({ id: z.string(), stack: z.string().nullable() }));

/** `finetune` in the folder of a stack's program, as the person on call works there. */
function besides({ stack }: Scene, environment: NodeJS.ProcessEnv, ...args: string[]) {
  return finetune(args, {
    folder: stack.folder,
    environment: { ...pulumiEnvironment(stack.pulumiFolder), ...environment },
  });
}

stories("finetune and the stacks of a program", {
  "marks as orphans what carries our token and is in no given stack, what still runs first": () =>
    withScene(
      both,
      async (scene) => {
        const { clouds, stack } = scene;
        await endedWith(0, stack.up());
        const lost = await submitJob(clouds, "bailian", "support_s4mlybcfiuc2");
        const someones = await submitJob(clouds, "bailian", "nightly");
        const held = await Promise.all(["bot", "faq"].map(async (name) => (await stack.job(name)).id ?? ""));
        const environment = clouds.environment;

        const json = await endedWith(0, besides(scene, environment, "jobs", "--orphans", "--stack", "dev", "--json"));
        const marks = new Map(printed.parse(JSON.parse(json.stdout)).map(({ id, isOrphan }) => [id, isOrphan]));
        assert.deepEqual(
          [lost, someones, ...held].map((id) => marks.get(id)),
          [true, false, false, false],
        );

        const table = await endedWith(0, besides(scene, environment, "jobs", "--orphans", "--stack", "dev"));
        assert.match(table.stdout.split("\n")[1] ?? "", new RegExp(`^${lost} .* yes$`));
        assert.match(table.stderr, /1 of 4 jobs is an orphan that still costs: `finetune cancel <id>` ends one/);

        // A second stack of the same account holds nothing of this one.
        await endedWith(0, stack.pulumi("stack", "init", "other"));
        const other = await endedWith(0, besides(scene, environment, "jobs", "--orphans", "--stack", "other"));
        assert.match(other.stderr, /3 of 4 jobs are orphans/);
        const all = await endedWith(0, besides(scene, environment, "jobs", "--orphans", "--stack", "other", "dev"));
        assert.match(all.stderr, /1 of 4 jobs is an orphan/);

        // What has ended costs nothing, whoever made it.
        clouds.emulator.advance(24 * 3_600_000);
        const ended = await endedWith(0, besides(scene, environment, "jobs", "--orphans", "--stack", "other"));
        assert.match(
          ended.stderr,
          /0 of 4 jobs are orphans that still cost; 3 in no given stack ended and cost nothing/,
        );
      },
      still,
    ),

  "takes keys and endpoint from the configuration of a stack": () =>
    withScene(
      both,
      async (scene) => {
        const { clouds, stack } = scene;
        const { DASHSCOPE_API_KEY: key = "" } = clouds.environment;
        await endedWith(0, stack.pulumi("config", "set", "finetune:endpoint", clouds.url));
        await endedWith(0, stack.pulumi("config", "set", "--secret", "finetune:dashscopeApiKey", key));
        const id = await submitJob(clouds, "bailian", "support");
        const jobs = await endedWith(0, besides(scene, {}, "jobs", "--stack", "dev"));
        assert.ok(jobs.stdout.includes(id));
        assert.match(
          (await endedWith(0, besides(scene, {}, "doctor", "--stack", "dev"))).stdout,
          /finetune:dashscopeApiKey is set/,
        );

        // The environment wins for keys, as in the provider.
        const wrong = await endedWith(
          1,
          besides(scene, { DASHSCOPE_API_KEY: "sk-of-nobody" }, "jobs", "--stack", "dev"),
        );
        assert.match(wrong.stderr, /error: Bailian ListFineTunes/);

        // A key for everyone to read is a problem that doctor names.
        await endedWith(0, stack.pulumi("config", "set", "--plaintext", "finetune:dashscopeApiKey", key));
        const doctor = await endedWith(1, besides(scene, {}, "doctor", "--stack", "dev"));
        assert.match(doctor.stdout, /xx +bailian credentials +finetune:dashscopeApiKey is stored unencrypted/);
        assert.match(doctor.stdout, /Run `pulumi config set --secret finetune:dashscopeApiKey`/);
        assert.ok(!doctor.output.includes(key));
      },
      still,
    ),

  "tells which stack holds what costs, and says so before it ends one": () =>
    withScene(
      both,
      async (scene) => {
        const { clouds, stack } = scene;
        await endedWith(0, stack.up());
        const lost = await submitJob(clouds, "bailian", "nightly");
        const { id: bot = "" } = await stack.job("bot");
        const { environment } = clouds;
        const holders = async (...args: string[]) => {
          const { stdout } = await endedWith(0, besides(scene, environment, "bills", "--json", ...args));
          return new Map(billed.parse(JSON.parse(stdout)).map((line) => [line.id, line.stack]));
        };
        // Every stack of the folder, where none is named.
        await endedWith(0, stack.pulumi("stack", "init", "other"));
        const everywhere = await holders();
        assert.deepEqual([everywhere.size, everywhere.get(bot), everywhere.get(lost)], [3, "dev/bot", null]);
        assert.equal((await holders("--stack", "other")).get(bot), null);
        const table = await endedWith(0, besides(scene, environment, "bills"));
        assert.match(table.stdout, new RegExp(`^${lost} +job +\\w+ +\\S+.* none +by token`, "m"));

        const asked = await endedWith(1, besides(scene, environment, "stop", bot, "--stack", "dev"));
        assert.match(asked.stderr, /it is dev\/bot: `pulumi destroy` or a changed program ends it for good/);
        assert.match(asked.stderr, /nobody can answer here/);
      },
      still,
    ),

  "fails with what Pulumi says, and the way out, where there is no such stack or program": () =>
    withScene(both, async (scene) => {
      const { environment } = scene.clouds;
      const stack = await endedWith(1, besides(scene, environment, "jobs", "--orphans", "--stack", "nowhere"));
      assert.match(
        stack.stderr,
        /error: `pulumi config .*` failed: error: no stack named 'nowhere' found\nRun it in the folder of the Pulumi program; here there is `dev`\./,
      );
      const doctor = await endedWith(1, besides(scene, environment, "doctor", "--stack", "nowhere"));
      assert.match(
        doctor.stdout,
        /xx +configuration +.*no stack named 'nowhere' found\n +Run it .*; here there is `dev`\./,
      );
      const watch = await endedWith(2, besides(scene, environment, "watch", "ft-1", "--stack", "nowhere"));
      assert.match(watch.stderr, /no stack named 'nowhere' found/);
      const path = { ...environment, PATH: "/nowhere" };
      const noPulumi = await endedWith(1, besides(scene, path, "jobs", "--stack", "dev"));
      assert.match(noPulumi.stderr, /error: there is no `pulumi` on PATH\nInstall the Pulumi CLI/);
    }),

  "holds a job in a stack that only reads it for no orphan": () =>
    withScene(
      jobProgram({ bot: { bailian, ...noWait } }, { retainOnDelete: true }),
      async (scene) => {
        const { clouds, stack } = scene;
        await endedWith(0, stack.up());
        const { id = "" } = await stack.job("bot");
        const reader = await createStack(
          `const { FineTuneJob } = require("pulumi-finetune"); FineTuneJob.get("bot", ${JSON.stringify(id)});`,
          { project: "reader", beside: stack, environment: clouds.environment },
        );
        try {
          await endedWith(0, reader.up());
          await endedWith(0, stack.destroy());
          const orphans = (folder: typeof stack) =>
            endedWith(0, besides({ clouds, stack: folder }, clouds.environment, "jobs", "--orphans", "--stack", "dev"));
          assert.match((await orphans(stack)).stderr, /1 of 1 jobs is an orphan/);
          assert.match((await orphans(reader)).stderr, /0 of 1 jobs are orphans/);
        } finally {
          reader.remove();
        }
      },
      still,
    ),
});
