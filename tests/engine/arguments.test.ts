import assert from "node:assert/strict";
import { bailian, jobProgram, qianfan } from "./rig/job-program";
import { endedWith } from "./rig/ended-with";
import { stories } from "./rig/stories";
import { withScene } from "./rig/with-scene";

/** Programs of one wrong job each (the engine stops at the first one), and what must be said about it: path, value, range. */
const cases: readonly { readonly args: object; readonly says: readonly RegExp[] }[] = [
  {
    args: {
      bailian: {
        ...bailian,
        trainingFileIds: [],
        hyperParameters: { n_epochs: 0, batch_size: 4096, max_length: 8192 },
      },
      onDelete: "keep",
      waitForCompletoin: false,
    },
    says: [
      /bailian\.hyperParameters\.n_epochs.* is 0; .* 1 .*\(.+\)/,
      /bailian\.hyperParameters\.batch_size.* is 4096; .* 8 to 1024 .*\(.+\)/,
      /bailian\.trainingFileIds/,
      /onDelete is "keep"; it takes "cancel" or "retain"/,
      /`waitForCompletoin` is no argument/,
    ],
  },
  {
    args: {
      qianfan: { ...qianfan, dataset: { ...qianfan.dataset, splitRatio: 90 }, trainMode: undefined },
      timeouts: { create: "soon" },
    },
    says: [
      /qianfan\.dataset\.splitRatio.* is 90; .*0 to \d+ \(.+\)/,
      /qianfan\.trainMode/,
      /timeouts\.create is "soon"; it takes a Go-style duration/,
    ],
  },
  { args: {}, says: [/neither `bailian` nor `qianfan` is given/] },
];

stories("wrong arguments on the real engine", {
  "are all named at the first preview, with value, range and source, and nothing is called": () =>
    withScene("", async ({ clouds, stack }) => {
      for (const { args, says } of cases) {
        stack.write(jobProgram({ bot: args }));
        const preview = await endedWith(1, stack.preview());
        for (const text of says) assert.match(preview.output, text);
      }
      await endedWith(1, stack.up());
      assert.deepEqual(clouds.calls(), []);
      assert.equal((await stack.state()).jobs.size, 0);
    }),

  "that only our tables do not know pass with a warning": () =>
    withScene(
      jobProgram({ bot: { bailian: { ...bailian, model: "qwen9-tiny" }, waitForCompletion: false } }),
      async ({ stack }) => {
        const preview = await endedWith(0, stack.preview());
        assert.match(preview.output, /warning: .*qwen9-tiny/);
      },
    ),

  "in the settings name the key and what it takes": () =>
    withScene(jobProgram({ bot: { bailian } }), async ({ clouds, stack }) => {
      stack.environment = { ...clouds.environment, FINETUNE_POLL_INTERVAL: "often" };
      const up = await endedWith(1, stack.up());
      assert.match(up.output, /finetune:pollInterval \(or FINETUNE_POLL_INTERVAL\) is "often"/);

      const { FINETUNE_ENDPOINT, FINETUNE_POLL_INTERVAL } = clouds.environment;
      stack.environment = { FINETUNE_ENDPOINT, FINETUNE_POLL_INTERVAL };
      const keyless = await endedWith(1, stack.up());
      assert.match(keyless.output, /DASHSCOPE_API_KEY/);
      assert.match(keyless.output, /pulumi config set --secret finetune:dashscopeApiKey/);
      assert.deepEqual(clouds.effects(), []);
    }),
});
