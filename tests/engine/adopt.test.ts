import assert from "node:assert/strict";
import { endedWith } from "./rig/ended-with";
import { bailian } from "./rig/job-program";
import { changeOneRow, playPipeline, restoreRows } from "./rig/pipeline-scene";
import { stories } from "./rig/stories";

const { trainingFileIds: _ids, ...trained } = bailian;

/** A job whose data is a resource, which may take over another one's training. */
const program = (name: string, adopt?: string) => `const { FineTuneJob, TrainingDataset } = require("pulumi-finetune");
const data = new TrainingDataset("${name}-data", { path: "train.jsonl", format: "chat", bailian: {} });
new FineTuneJob("${name}", { trainingDataset: data, ...${JSON.stringify({ bailian: trained, adopt })} });
`;

stories("the argument adopt on the real engine", {
  "takes what was trained on the same content, and preview refuses what was not": () =>
    playPipeline("bailian", program("first"), async (scene) => {
      const { stack, clouds } = scene;
      await endedWith(0, stack.up());
      const { id } = await stack.job("first");
      stack.write(program("second", id));
      changeOneRow(scene);
      assert.match(
        (await endedWith(1, stack.preview())).output,
        /trained otherwise: the MD5 of its training data is [0-9a-f]{32} there and [0-9a-f]{32} here/,
      );
      restoreRows("bailian", scene);
      await endedWith(0, stack.preview());
      await endedWith(0, stack.up());
      assert.equal((await stack.job("second")).id, id);
      assert.equal(clouds.runs().length, 1);
      assert.match((await endedWith(0, stack.up())).output, /3 unchanged/);
    }),
});
