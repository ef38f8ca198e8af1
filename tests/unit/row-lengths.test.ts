import assert from "node:assert/strict";
import { clouds } from "../../provider/clouds";
import type { Finding } from "../../provider/contract/rules";
import { estimateJob } from "../../provider/lifecycle/job/estimate-job";
import { UNKNOWN } from "../../provider/base/unknown";

const blocks = {
  bailian: (maxLength: unknown) => ({ model: "qwen3-8b", hyperParameters: { n_epochs: 1, max_length: maxLength } }),
  qianfan: (maxLength: unknown) => ({ model: "ERNIE-Speed-8K", hyperParameters: { epoch: 1, maxSeqLen: maxLength } }),
} as const;

function findings(
  cloud: keyof typeof blocks,
  maxLength: unknown,
  ...longestRows: readonly number[]
): readonly Finding[] {
  const trainingData = longestRows.map((longestRowTokens) => {
    return { rows: 40, tokens: 9_000, tokensAreExact: true, longestRowTokens };
  });
  return estimateJob(clouds, { [cloud]: blocks[cloud](maxLength), trainingData }, undefined).findings;
}

describe("rows that are longer than a job takes", () => {
  it("are warned of with both figures and how to have them counted", () => {
    assert.deepEqual(findings("bailian", 2_048, 100, 3_000), [
      {
        path: "trainingDataset",
        reason:
          "the longest row has 3 000 tokens, and the job takes 2 048: the cloud drops or cuts off what is longer; " +
          "`maxLength: 2048` on the TrainingDataset counts such rows",
        severity: "warning",
      },
    ]);
  });

  it("are told on Qianfan by maxSeqLen, with a word for an estimate", () => {
    const [{ reason } = { reason: "" }] = findings("qianfan", "4096", 4_097);
    assert.match(reason, /has about 4 097 tokens, and the job takes 4 096/);
  });

  it("are not spoken of where none is too long, or where one of the figures is not known", () => {
    assert.deepEqual(findings("bailian", 2_048, 2_048), []);
    assert.deepEqual(findings("bailian", undefined, 9_000), []);
    assert.deepEqual(findings("bailian", UNKNOWN, 9_000), []);
    assert.deepEqual(findings("bailian", 2_048), []);
  });
});

describe("rows that the cloud mixes in", () => {
  it("leave tokens and cost untold, because no number would be right", () => {
    const trainingData = [{ rows: 40, tokens: 9_000, tokensAreExact: true, longestRowTokens: 100 }];
    const blocks = [
      { bailian: { model: "qwen3-8b", hyperParameters: { n_epochs: 1, data_augmentation: "true" } } },
      { qianfan: { model: "ERNIE-Speed-8K", hyperParameters: { epoch: 1 }, corpusConfig: { config: [] } } },
    ];
    for (const block of blocks) {
      const { estimate, line = "" } = estimateJob(clouds, { ...block, trainingData }, undefined);
      assert.equal(estimate, undefined);
      assert.match(line, /9 000 tokens( \(±12 %\))? × 1 epoch, and what the cloud mixes in/);
    }
  });
});
