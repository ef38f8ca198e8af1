import { clouds } from "../../provider/clouds";
import assert from "node:assert/strict";
import type { ShippedCloudName } from "../../provider/clouds/index";
import type { TokenizerName } from "../../provider/contract/cloud";

const cases: readonly (readonly [ShippedCloudName, string | undefined, TokenizerName])[] = [
  ["bailian", "qwen3-8b", "qwen3"],
  ["bailian", "qwen3-vl-8b-instruct", "qwen3"],
  ["bailian", "qwen2.5-7b-instruct", "qwen3"],
  ["bailian", "qwen3-8b-ft-202511132025-e8c1", "qwen3"],
  ["bailian", undefined, "qwen3"],
  ["bailian", "qwen3.5-9b", "estimate"],
  ["bailian", "qwen-plus-character-2025-11-06", "estimate"],
  ["bailian", "cosyvoice-v3-flash", "estimate"],
  ["qianfan", "ERNIE-Speed-8K", "estimate"],
  ["qianfan", undefined, "estimate"],
];

describe("the tokenizer of a model", () => {
  for (const [cloud, model, tokenizer] of cases) {
    it(`is ${tokenizer} for ${model ?? "data without a model"} on ${cloud}`, () => {
      assert.equal(clouds.get(cloud).tokenizerOf(model), tokenizer);
    });
  }
});
