import assert from "node:assert/strict";
import { createStack } from "./rig/create-stack";
import { endedWith } from "./rig/ended-with";
import { bailian, qianfan } from "./rig/job-program";
import { openSessionOn } from "./rig/open-session-on";
import { stories } from "./rig/stories";
import { withScene } from "./rig/with-scene";

/** A model on each cloud, that of Bailian deployed by its ID alone. */
const models = `const { FineTuneJob, ModelDeployment } = require("pulumi-finetune");
const bot = new FineTuneJob("bot", { bailian: ${JSON.stringify(bailian)} });
const faq = new FineTuneJob("faq", { qianfan: ${JSON.stringify(qianfan)} });
const service = new ModelDeployment("service", { model: bot.finetunedOutput, bailian: { plan: "lora" } });
exports.ids = [bot.id, faq.id];
exports.deployment = service.id;
exports.deployedModel = service.deployedModel;
`;

/** A program that declares nothing and tells what it reads. */
const reader = (deployment: string) => `const finetune = require("pulumi-finetune");
const all = async (filter) => {
  const ids = [];
  for await (const job of finetune.listFineTuneJobs(filter)) ids.push(job.id);
  return ids;
};
module.exports = async () => {
  const succeeded = await all({ status: "succeeded" });
  return {
    all: (await all()).length,
    succeeded,
    onQianfan: await all({ cloud: "qianfan", status: ["succeeded", "failed"] }),
    ofBase: await all({ baseModel: "qwen3-8b", namePrefix: "bot_" }),
    ofNone: await all({ baseModel: "qwen3-14b" }),
    jobs: await Promise.all(succeeded.map((id) => finetune.getFineTuneJob(id))),
    none: (await finetune.getFineTuneJob("bailian/ft-202601010000-0000")) === undefined,
    deployment: await finetune.getModelDeployment(${JSON.stringify(deployment)}),
    noDeployment: (await finetune.getModelDeployment("bailian/nobody")) === undefined,
    refusal: await finetune.getFineTuneJob("bot").catch((error) => error.message),
  };
};
`;

/** More than one page of either cloud's list. */
const others = 60;

stories("a program that only reads", {
  "lists jobs of both clouds over all pages by filters, and gets jobs and deployments by their IDs": () =>
    withScene(models, async ({ clouds, stack }) => {
      await endedWith(0, stack.up());
      const { outputs } = await stack.state();
      const session = openSessionOn(clouds, "bailian");
      for (let n = 0; n < others; n += 1) {
        const wish = { name: `other${n}`, block: bailian };
        const { jobId } = await session.submit(wish, { isNew: false, candidates: [] });
        await session.cancel({ cloud: "bailian", jobId });
      }
      const changes = clouds.effects().length;

      const console = await createStack(reader(String(outputs["deployment"])), { project: "console", beside: stack });
      try {
        // The endpoint from the stack's configuration, a key as one of its secrets, the others from the environment.
        const { DASHSCOPE_API_KEY = "", FINETUNE_ENDPOINT = "", ...keys } = clouds.environment;
        console.environment = keys;
        await endedWith(0, console.pulumi("config", "set", "finetune:endpoint", FINETUNE_ENDPOINT));
        await endedWith(0, console.pulumi("config", "set", "--secret", "finetune:dashscopeApiKey", DASHSCOPE_API_KEY));
        const { output } = await endedWith(0, console.up());
        assert.ok(!output.includes(DASHSCOPE_API_KEY));
        const { outputs: seen } = await console.state();
        const ids = outputs["ids"] as readonly [string, string];
        assert.equal(seen["all"], others + 2);
        assert.deepEqual(seen["succeeded"], ids);
        assert.deepEqual([seen["onQianfan"], seen["ofBase"], seen["ofNone"]], [[ids[1]], [ids[0]], []]);
        const [bot, faq] = seen["jobs"] as readonly Readonly<Record<string, unknown>>[];
        assert.deepEqual([bot?.["id"], bot?.["cloud"], bot?.["status"]], [ids[0], "bailian", "succeeded"]);
        assert.deepEqual([faq?.["id"], faq?.["cloud"], faq?.["status"]], [ids[1], "qianfan", "succeeded"]);
        const deployment = seen["deployment"] as Readonly<Record<string, unknown>>;
        assert.equal(deployment["deployedModel"], outputs["deployedModel"]);
        assert.deepEqual([deployment["id"], deployment["status"]], [outputs["deployment"], "running"]);
        assert.deepEqual([seen["none"], seen["noDeployment"]], [true, true]);
        assert.equal(seen["refusal"], "`bot` is no ID of a fine-tuning job");
        assert.equal(clouds.effects().length, changes, "reading changes nothing");
      } finally {
        console.remove();
      }
    }),

  "ends on embedded clouds, too, and reads an existing deployment without managing it": async () => {
    const environment = { FINETUNE_ENDPOINT: "embedded", FINETUNE_SPEED: "instant" };
    const stack = await createStack(models, { environment });
    try {
      await endedWith(0, stack.up());
      const { deployment, deployedModel } = (await stack.state()).outputs;
      stack.write(`${models}
const { getModelDeployment } = require("pulumi-finetune");
const read = ModelDeployment.get("read", ${JSON.stringify(deployment)});
exports.read = read.deployedModel;
exports.seen = getModelDeployment(${JSON.stringify(deployment)}).then(({ status }) => status);
`);
      await endedWith(0, stack.up());
      const { read, seen } = (await stack.state()).outputs;
      assert.deepEqual([read, seen], [deployedModel, "running"]);
      assert.match((await endedWith(0, stack.up())).output, /4 unchanged/);
      await endedWith(0, stack.destroy());
    } finally {
      stack.remove();
    }
  },
});
