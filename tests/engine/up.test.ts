import assert from "node:assert/strict";
import { finetune } from "../cli/rig/finetune";
import { bailian, jobProgram, qianfan } from "./rig/job-program";
import { endedWith } from "./rig/ended-with";
import { pulumiEnvironment } from "./rig/pulumi-environment";
import { stories } from "./rig/stories";
import { withScene } from "./rig/with-scene";

/** The file is made by another resource, so its ID is unknown at the first preview. */
const withUpstream = `
const pulumi = require("@pulumi/pulumi");
const { FineTuneJob } = require("pulumi-finetune");
class File extends pulumi.dynamic.Resource {
  constructor(name) {
    super({ create: async () => ({ id: name, outs: { fileId: "file-ft-sample0000000001", epochs: 2 } }) }, name, {
      fileId: undefined,
      epochs: undefined,
    });
  }
}
const file = new File("file");
const bailian = ${JSON.stringify(bailian)};
const job = new FineTuneJob("bot", {
  bailian: {
    ...bailian,
    trainingFileIds: [file.fileId],
    hyperParameters: { ...bailian.hyperParameters, n_epochs: file.epochs },
  },
});
exports.model = job.finetunedOutput;
`;

const typed = `
import * as finetune from "pulumi-finetune";
const args: finetune.FineTuneJobArgs = { qianfan: ${JSON.stringify(qianfan)}, timeouts: { create: "1h" } };
export const model = new finetune.FineTuneJob("faq", args).finetunedOutput;
`;

stories("pulumi up on the real engine", {
  "trains a model on each cloud, once, and a second up asks the clouds nothing": () =>
    withScene(jobProgram({ bot: { bailian }, faq: { qianfan } }), async ({ clouds, stack }) => {
      const first = await endedWith(0, stack.up());
      assert.match(first.output, /submitted bailian\/ft-\S+ as bot_[a-z2-7]{12}/);
      assert.match(first.output, /submitted qianfan\/job-\S+\/task-\S+ as faq_[a-z2-7]{12}/);
      assert.match(first.output, /simulated clouds at http:\S+: nothing is trained or paid/);
      assert.match(
        first.output,
        /bot creating \(\d+s\) (queued|\d+%.* · running)/,
        "live progress stands on the job's row",
      );
      assert.equal(clouds.runs().length, 2);

      const { jobs, outputs, pendingOperations } = await stack.state();
      assert.equal(pendingOperations, 0);
      assert.equal(jobs.get("bot")?.id, `bailian/${String(jobs.get("bot")?.outputs["jobId"])}`);
      assert.equal(outputs["bot"], jobs.get("bot")?.outputs["finetunedOutput"]);
      assert.match(String(outputs["bot"]), /^qwen3-8b-ft-/);
      assert.match(String(outputs["faq"]), /^amv-/);
      for (const { outputs: job } of jobs.values()) {
        assert.equal(job["status"], "succeeded");
        assert.ok(String(job["__provider"]).length < 100, "state holds a line that names the code, not the code");
      }

      const callsBefore = clouds.calls().length;
      const second = await endedWith(0, stack.up());
      assert.match(second.output, /3 unchanged/);
      assert.deepEqual(clouds.calls().slice(callsBefore), []);
    }),

  "previews a job whose inputs are not known yet, then trains it with what they turn out to be": () =>
    withScene(withUpstream, async ({ clouds, stack }) => {
      const preview = await endedWith(0, stack.preview());
      assert.match(preview.output, /FineTuneJob bot create/);
      assert.deepEqual(clouds.calls(), []);
      await endedWith(0, stack.up());
      const job = await stack.job("bot");
      assert.deepEqual(job.inputs["bailian"], {
        ...bailian,
        hyperParameters: { ...bailian.hyperParameters, n_epochs: 2 },
      });
      const again = await endedWith(0, stack.preview());
      assert.match(again.output, /3 unchanged/);
      assert.equal(clouds.runs().length, 1);
    }),

  "trains two jobs of one program at once, with one look for existing jobs": () =>
    withScene(jobProgram({ first: { bailian }, second: { bailian } }), async ({ clouds, stack }) => {
      await endedWith(0, stack.up());
      const { outputs } = await stack.state();
      assert.equal(clouds.runs().length, 2);
      assert.notEqual(outputs["first"], outputs["second"]);
      assert.equal(clouds.calls().filter((call) => call === "ListFineTunes").length, 1);
    }),

  "runs a program in TypeScript and type-checks it against the package": () =>
    withScene(
      typed,
      async ({ clouds, stack }) => {
        await endedWith(0, stack.up());
        assert.match(String((await stack.state()).outputs["model"]), /^amv-/);
        stack.write(typed.replace("trainMode", "trainmode"));
        const wrong = await endedWith(1, stack.preview());
        assert.match(wrong.output, /index\.ts.*error TS\d+|trainmode/s);
        assert.equal(clouds.runs().length, 1);
      },
      { stack: { main: "index.ts" } },
    ),

  "needs neither a server nor keys with the clouds embedded in the provider": () =>
    withScene(jobProgram({ bot: { bailian }, faq: { qianfan } }), async ({ clouds, stack }) => {
      stack.environment = {};
      const settings = { endpoint: "embedded", speed: "1200", pollInterval: "50s", dataDir: "clouds" };
      for (const [name, value] of Object.entries(settings)) {
        await endedWith(0, stack.pulumi("config", "set", `finetune:${name}`, value));
      }
      const first = await endedWith(0, stack.up());
      assert.match(first.output, /simulated clouds, embedded/);
      const ways = first.stdout
        .slice(first.stdout.indexOf("Diagnostics:"))
        .match(/`finetune ui --data-dir clouds` shows the runs/g);
      assert.equal(ways?.length, 1, "the way to the page is told once, however many jobs there are");
      const bot = await stack.job("bot");
      assert.equal(bot.outputs["endpoint"], "embedded");
      assert.equal(bot.outputs["dashboardUrl"], undefined, "no page can be reached without a port");
      const { stdout: card } = await endedWith(
        0,
        finetune(["report", bot.id ?? "", "--stack", "dev"], {
          folder: stack.folder,
          environment: pulumiEnvironment(stack.pulumiFolder),
        }),
      );
      for (const line of ["| Resource | `bot` |", `| Model | \`${String(bot.outputs["finetunedOutput"])}\` |`]) {
        assert.ok(card.includes(line), `${line} is not in\n${card}`);
      }
      assert.match((await endedWith(0, stack.up())).output, /3 unchanged/);
      assert.match((await endedWith(0, stack.refresh())).output, /3 unchanged/);
      await endedWith(0, stack.destroy());
      assert.deepEqual(clouds.calls(), []);
    }),

  "trains on without waiting, up --refresh fills in the model, and another up the one that is published first": () =>
    withScene(
      jobProgram({ bot: { bailian, waitForCompletion: false }, faq: { qianfan, waitForCompletion: false } }),
      async ({ clouds, stack }) => {
        await endedWith(0, stack.up());
        const submitted = await stack.state();
        assert.equal(submitted.outputs["bot"], undefined, "an unfinished job has no model, not even an empty one");
        assert.equal(submitted.jobs.get("bot")?.outputs["status"], "queued");
        clouds.emulator.advance(3_600_000);
        await endedWith(0, stack.up("--refresh"));
        const trained = await stack.state();
        assert.match(String(trained.outputs["bot"]), /^qwen3-8b-ft-/);
        assert.equal(trained.outputs["faq"], undefined, "that up began to publish and did not wait");
        clouds.emulator.advance(3_600_000);
        await endedWith(0, stack.up());
        assert.match(String((await stack.state()).outputs["faq"]), /^amv-/);
        assert.equal(clouds.runs().length, 2);
      },
      { clouds: { speed: 0 } },
    ),
});
