import assert from "node:assert/strict";
import { createStack } from "./rig/create-stack";
import { endedWith } from "./rig/ended-with";
import { stories, type Stories } from "./rig/stories";

const program = `const { ModelDeployment } = require("pulumi-finetune");
const bailian = { plan: "mu", deploySpec: "MU1", capacity: 4 };
new ModelDeployment("service", { model: "qwen3-14b", maxHourlyCost: 100, bailian });
`;

const unknown = (where: string) =>
  new RegExp(`maxHourlyCost cannot be decided: no price is known for an hour of MU1 on Bailian ${where}`);

/** Base URL → what a preview says of a limit that is too low. */
const regions: Readonly<Record<string, RegExp>> = {
  "https://dashscope.aliyuncs.com/api/v1":
    /maxHourlyCost is exceeded: 4 × MU1 × 54 CNY = 216 CNY an hour, over maxHourlyCost 100 CNY \(.*Beijing/,
  "https://dashscope-intl.aliyuncs.com/api/v1": unknown("in ap-southeast-1"),
  "https://dashscope-us.aliyuncs.com/api/v1": unknown("in us-east-1"),
  "https://llm-abc.eu-central-1.maas.aliyuncs.com/api/v1": unknown("in eu-central-1"),
  "https://models.example.com/api/v1": unknown("at models\\.example\\.com, which is no host"),
};

const story = (baseUrl: string, says: RegExp) => async (): Promise<void> => {
  const stack = await createStack(program, { environment: { DASHSCOPE_HTTP_BASE_URL: baseUrl } });
  try {
    assert.match((await endedWith(1, stack.preview())).output, says);
  } finally {
    stack.remove();
  }
};

const table: Stories = Object.fromEntries(
  Object.entries(regions).map(([baseUrl, says]) => [`is held by the prices of ${baseUrl}`, story(baseUrl, says)]),
);

stories("maxHourlyCost", table);
