import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DatasetFormat } from "../../provider/contract/dataset-cloud";
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

/** Files that people bring, each with what a preview says of it. */
const brought: Readonly<Record<string, readonly [cloud: "bailian" | "qianfan", format: DatasetFormat, says: RegExp]>> =
  {
    "15-llama-factory/alpaca.jsonl": [
      "bailian",
      "chat",
      /alpaca\.jsonl: the file holds Alpaca rows.*`finetune data convert/,
    ],
    "15-llama-factory/kto.jsonl": ["bailian", "chat", /kto\.jsonl, line 1, column 125: label judges the answer/],
    "16-ms-swift/dpo-rejected-response.jsonl": ["bailian", "chat", /rejected_response belongs to a preference/],
    "19-csv/quoted-lines.csv": [
      "bailian",
      "chat",
      /quoted-lines\.csv: the file looks like CSV with columns prompt, response/,
    ],
    "20-excel/train.xlsx": ["qianfan", "chat", /train\.xlsx: the file is an Excel workbook/],
    "21-not-the-data/lfs-pointer.jsonl": [
      "bailian",
      "chat",
      /a pointer of Git LFS and not the data; run `git lfs pull`/,
    ],
    "22-cpt/spaces.jsonl": ["bailian", "text", /spaces\.jsonl, line 4, column 10: text is empty/],
    "23-misspelt/wide-quotes.jsonl": ["bailian", "chat", /found U\+201C \(“\); JSON wants a straight quotation mark/],
    "08-qianfan-sdk-335/misspelt.jsonl": ["qianfan", "prompt-response", /`resposne`: did you mean `response`\?/],
    "24-nulls/thirty-bad-thinking-rows.jsonl": [
      "bailian",
      "chat",
      /thirty-bad-thinking-rows\.jsonl: 30 failures in all/,
    ],
    "30-bytes/surrogate-escape.jsonl": [
      "bailian",
      "chat",
      /line 4, column 50: the line escapes half of a surrogate pair/,
    ],
    "30-bytes/gbk.jsonl": ["bailian", "chat", /line 1, column 46: .*it reads as GBK/],
    "31-containers/data.sqlite": ["bailian", "chat", /the file is a SQLite database, which holds no rows of text/],
  };
const fixture = (file: string) => join(__dirname, "../fixtures/data", file);

function previewOfFixture(file: string): Promise<void> {
  const [cloud, format, says] = brought[file] ?? assert.fail(file);
  const args = { path: fixture(file), format, [cloud]: blocks[cloud] };
  const program = `const { TrainingDataset } = require("pulumi-finetune");
new TrainingDataset("data", ${JSON.stringify(args)});
`;
  return withScene(program, async ({ stack, clouds }) => {
    const { output } = await endedWith(1, stack.preview());
    assert.match(output, says);
    assert.deepEqual(clouds.calls(), [], "nothing is asked or sent");
  });
}

/** Rows that are only warned of, and a job whose limit they break. */
const lenientProgram = `const { FineTuneJob, TrainingDataset } = require("pulumi-finetune");
const trainingDataset = new TrainingDataset("data", {
  path: ${JSON.stringify(fixture("33-structure/weight-true.jsonl"))},
  format: "chat",
  validation: "warn",
  bailian: {},
});
new FineTuneJob("tune", {
  trainingDataset,
  maxTokens: 1,
  bailian: { model: "qwen3-8b", trainingType: "sft", hyperParameters: { n_epochs: 1 } },
});
`;

stories("a preview of a training file with", {
  ...Object.fromEntries(Object.entries(badData).map(([title, data]) => [title, () => previewSays(data)])),
  ...Object.fromEntries(
    Object.keys(brought).map((file) => [`what people bring: ${file}`, () => previewOfFixture(file)]),
  ),
  "Windows line ends goes well": () =>
    withScene(programFor(), async ({ stack }) => {
      const { file } = badData["a row that stands twice"] ?? assert.fail();
      writeFileSync(join(stack.folder, "train.jsonl"), String(file()).replaceAll("\n", "\r\n"));
      await endedWith(0, stack.preview());
    }),
  "rows that are only warned of holds them against maxTokens": () =>
    withScene(lenientProgram, async ({ stack, clouds }) => {
      const { output } = await endedWith(1, stack.preview());
      assert.match(output, /maxTokens is exceeded: .*40 rows/);
      assert.deepEqual(clouds.calls(), []);
    }),
  "no file there says where it was looked for": () =>
    withScene(programFor(), async ({ stack, clouds }) => {
      const { output } = await endedWith(1, stack.preview());
      assert.match(output, /train\.jsonl: the file cannot be read: ENOENT.*train\.jsonl/);
      assert.deepEqual(clouds.calls(), []);
    }),
});
