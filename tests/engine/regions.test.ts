import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { createStack } from "./rig/create-stack";
import { sampleFile } from "./rig/pipeline-program";
import { stories, type Stories } from "./rig/stories";

const program = (limit: string) => `const finetune = require("pulumi-finetune");
const model = "qwen3-14b";
const limits = ${limit};
if (limits.maxCost) {
  const trainingDataset = new finetune.TrainingDataset("data", { path: "train.jsonl", format: "chat", bailian: {} });
  const hyperParameters = { n_epochs: 3, batch_size: 16, max_length: 8192 };
  new finetune.FineTuneJob("job", { trainingDataset, ...limits, bailian: { model, trainingType: "efficient_sft", hyperParameters } });
} else {
  new finetune.ModelDeployment("service", { model, ...limits, bailian: { plan: "mu", deploySpec: "MU1", capacity: 4 } });
}
`;

const unknown = (where: string) => ({
  training: new RegExp(`maxCost cannot be decided: no price is known for training qwen3-14b ${where}`),
  serving: new RegExp(`maxHourlyCost cannot be decided: no price is known for an hour of MU1 on Bailian ${where}`),
});

/** Base URL → what a preview says of limits that are too low. */
const regions: Readonly<Record<string, { readonly training: RegExp; readonly serving: RegExp }>> = {
  "https://dashscope.aliyuncs.com/api/v1": {
    training: /maxCost is exceeded: .* × 0\.03 CNY per 1000 = \S+ CNY, over maxCost 0\.001 CNY \(.*Beijing/,
    serving: /maxHourlyCost is exceeded: 4 × MU1 × 54 CNY = 216 CNY an hour, over maxHourlyCost 100 CNY \(.*Beijing/,
  },
  "https://dashscope-intl.aliyuncs.com/api/v1": {
    training: /maxCost is exceeded: .* × 0\.0016 USD per 1000 = \S+ USD, over maxCost 0\.001 USD \(.*Singapore/,
    serving: unknown("in ap-southeast-1").serving,
  },
  "https://dashscope-us.aliyuncs.com/api/v1": unknown("in us-east-1"),
  "https://llm-abc.eu-central-1.maas.aliyuncs.com/api/v1": unknown("in eu-central-1"),
  "https://models.example.com/api/v1": unknown("at models\\.example\\.com, which is no host"),
};

const story =
  (baseUrl: string, { training, serving }: { readonly training: RegExp; readonly serving: RegExp }) =>
  async (): Promise<void> => {
    const environment = { DASHSCOPE_HTTP_BASE_URL: baseUrl };
    const stack = await createStack(program("{ maxCost: 0.001 }"), { environment });
    try {
      copyFileSync(sampleFile, join(stack.folder, "train.jsonl"));
      const trained = await stack.preview();
      assert.notEqual(trained.code, 0);
      assert.match(trained.output.replace(/\s+/g, " "), training);
      stack.write(program("{ maxHourlyCost: 100 }"));
      const served = await stack.preview();
      assert.notEqual(served.code, 0);
      assert.match(served.output.replace(/\s+/g, " "), serving);
    } finally {
      stack.remove();
    }
  };

const table: Stories = Object.fromEntries(
  Object.entries(regions).map(([baseUrl, says]) => [`are held by the prices of ${baseUrl}`, story(baseUrl, says)]),
);

stories("maxCost and maxHourlyCost", table);
