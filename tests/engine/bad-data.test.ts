import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { badData, type BadData } from "./rig/bad-data";
import { endedWith } from "./rig/ended-with";
import { stories } from "./rig/stories";
import { withScene } from "./rig/with-scene";

const blocks = { bailian: {}, qianfan: { bucket: "sample-bucket" } };

function programFor({ cloud = "bailian", format = "chat", maxLength }: Partial<BadData> = {}): string {
  const args = { path: "train.jsonl", format, maxLength, [cloud]: blocks[cloud] };
  return `const { TrainingDataset } = require("pulumi-finetune");
exports.rows = new TrainingDataset("data", ${JSON.stringify(args)}).rows;
`;
}

function previewSays(data: BadData): Promise<void> {
  return withScene(programFor(data), async ({ stack, clouds }) => {
    writeFileSync(join(stack.folder, "train.jsonl"), data.file());
    const { output } = await endedWith(data.isWarning ? 0 : 1, stack.preview());
    assert.match(output, data.says);
    assert.deepEqual(clouds.calls(), [], "nothing is asked or sent");
  });
}

stories("a preview of a training file with", {
  ...Object.fromEntries(Object.entries(badData).map(([title, data]) => [title, () => previewSays(data)])),
  "Windows line ends goes well": () =>
    withScene(programFor(), async ({ stack }) => {
      const { file } = badData["a row that stands twice"] ?? assert.fail();
      writeFileSync(join(stack.folder, "train.jsonl"), String(file()).replaceAll("\n", "\r\n"));
      await endedWith(0, stack.preview());
    }),
  "no file there says where it was looked for": () =>
    withScene(programFor(), async ({ stack, clouds }) => {
      const { output } = await endedWith(1, stack.preview());
      assert.match(output, /train\.jsonl: the file cannot be read: ENOENT.*train\.jsonl/);
      assert.deepEqual(clouds.calls(), []);
    }),
});
