import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeCatalogue } from "../../provider/catalogue/read-catalogue";
import { endedWith } from "./rig/ended-with";
import { stories } from "./rig/stories";
import { withScene, type Scene } from "./rig/with-scene";

const rows = Array.from({ length: 40 }, (_, n) => {
  const messages = [
    { role: "user", content: `question ${n}` },
    { role: "assistant", content: `answer ${n}` },
  ];
  return JSON.stringify({ messages });
});

function program(model: string, maxCost: number): string {
  const hyperParameters = { n_epochs: 3, batch_size: 16, max_length: 2048 };
  const bailian = { model, trainingType: "efficient_sft", hyperParameters };
  return `const { FineTuneJob, TrainingDataset } = require("pulumi-finetune");
const data = new TrainingDataset("data", { path: "train.jsonl", format: "chat", bailian: {} });
new FineTuneJob("bot", { trainingDataset: data, maxCost: ${maxCost}, bailian: ${JSON.stringify(bailian)} });
`;
}

/** A preview of a job with a limit, where calls would go to this base URL; nothing is sent. */
function previewAt(baseUrl: string, model: string, maxCost: number, code: number, says: RegExp): () => Promise<void> {
  return () =>
    withScene(
      program(model, maxCost),
      async ({ stack, clouds }) => {
        writeFileSync(join(stack.folder, "train.jsonl"), `${rows.join("\n")}\n`);
        const { output } = await endedWith(code, stack.preview());
        assert.match(output, says);
        assert.deepEqual(clouds.calls(), [], "nothing is asked or sent");
      },
      { stack: { environment: { DASHSCOPE_HTTP_BASE_URL: baseUrl } } },
    );
}

const inBeijing = "https://dashscope.aliyuncs.com/api/v1";
const inSingapore = "https://llm-1.ap-southeast-1.maas.aliyuncs.com/api/v1";

/** On the real clouds, which nothing may reach. */
async function withRealClouds({ stack }: Scene, environment: NodeJS.ProcessEnv, says: RegExp): Promise<void> {
  writeFileSync(join(stack.folder, "train.jsonl"), `${rows.join("\n")}\n`);
  stack.environment = { DASHSCOPE_API_KEY: "sk-any", ...environment };
  const { output } = await endedWith(1, stack.preview());
  assert.match(output, says);
}

stories("a limit of costs", {
  "is held in CNY in Beijing": previewAt(
    inBeijing,
    "qwen3-14b",
    50,
    0,
    /× 3 epochs = [\d.]+ CNY \(.*Beijing, \d{4}-\d{2}\)/,
  ),
  "that is exceeded in Beijing refuses": previewAt(inBeijing, "qwen3-14b", 0.000_001, 1, /maxCost is exceeded: .* CNY/),
  "is held in USD in Singapore": previewAt(inSingapore, "qwen3-14b", 50, 0, /× 3 epochs = [\d.]+ USD \(.*Singapore/),
  "cannot be decided in Virginia": previewAt(
    "https://dashscope-us.aliyuncs.com/api/v1",
    "qwen3-14b",
    50,
    1,
    /maxCost cannot be decided: no price is known for training qwen3-14b in us-east-1/,
  ),
  "cannot be decided in Frankfurt": previewAt(
    "https://llm-1.eu-central-1.maas.aliyuncs.com/api/v1",
    "qwen3-14b",
    50,
    1,
    /maxCost cannot be decided: no price is known for training qwen3-14b in eu-central-1/,
  ),
  "cannot be decided behind a gateway": previewAt(
    "https://gateway.invalid/api/v1",
    "qwen3-14b",
    50,
    1,
    /maxCost cannot be decided: no price .* at gateway\.invalid, which is no host that the cloud's documents name/,
  ),
  "is held by the price of finetune.catalogue.json": () =>
    withScene(program("qwen9-1b", 1), async ({ stack }) => {
      writeFileSync(join(stack.folder, "train.jsonl"), `${rows.join("\n")}\n`);
      const unknown = await endedWith(1, stack.preview());
      assert.match(unknown.output, /maxCost cannot be decided: no price is known for training qwen9-1b in cn-beijing/);
      assert.match(unknown.output, /warning: .*qwen9-1b/);
      const model = {
        model: "qwen9-1b",
        methods: [{ arguments: { trainingType: "efficient_sft" } }],
        price: { pricePerThousandTokens: 0.001, currency: "CNY" },
      };
      const section = { cloud: "bailian", region: "cn-beijing", date: "2027-01-02", source: "a note", models: [model] };
      writeFileSync(join(stack.folder, "finetune.catalogue.json"), writeCatalogue([section]));
      const { output } = await endedWith(0, stack.preview());
      assert.match(output, /CNY \(finetune\.catalogue\.json: a note, 2027-01-02\)/);
      assert.doesNotMatch(output, /warning: .*qwen9-1b/);
    }),
});

stories("a base URL of another route", {
  "is refused at preview with the one that was meant": () =>
    withScene(program("qwen3-14b", 50), (scene) =>
      withRealClouds(
        scene,
        { DASHSCOPE_HTTP_BASE_URL: "https://dashscope.aliyuncs.com/compatible-mode/v1" },
        /DASHSCOPE_HTTP_BASE_URL.* ends in \/api\/v1; did you mean https:\/\/dashscope\.aliyuncs\.com\/api\/v1\?/,
      ),
    ),
});
