import assert from "node:assert/strict";
import { bailianRules } from "../../../provider/clouds/bailian/rules";
import { qianfanRules } from "../../../provider/clouds/qianfan/rules";
import type { DataContent, JobRules } from "../../../provider/contract/rules";
import { UNKNOWN } from "../../../provider/base/unknown";
import { bailianBlock, block, type Block, qianfanBlock } from "./blocks";

type Changes = Readonly<Record<string, unknown>>;

const text = (rules: JobRules, of: Block): string => JSON.stringify(rules.trainedOn(of));
const bailian: readonly [JobRules, Block] = [bailianRules, bailianBlock];
const qianfan: readonly [JobRules, Block] = [qianfanRules, qianfanBlock];

const same: readonly (readonly [string, readonly [JobRules, Block], Changes])[] = [
  ["a learning rate as number", bailian, { "hyperParameters.learning_rate": 1.6e-5 }],
  ["a learning rate in decimals", bailian, { "hyperParameters.learning_rate": "0.000016" }],
  ["a learning rate with a capital E", bailian, { "hyperParameters.learning_rate": "1.60E-05" }],
  ["the display name", bailian, { modelName: "support bot" }],
  ["empty validation files", bailian, { validationFileIds: [] }],
  ["null for what is absent", bailian, { validationDatasets: null, finetunedOutputSuffix: null }],
  [
    "files named as datasets",
    bailian,
    {
      trainingFileIds: undefined,
      trainingDatasets: [{ fileId: "1d5a2c0e-7f7b-4a0c-9b1e-0c9f1f5c3a20", dataSourceType: "file_id" }],
    },
  ],
  ["publishing", qianfan, { publish: { modelName: "bot" } }],
  ["the description", qianfan, { description: "spring" }],
  ["the container", qianfan, { jobId: "job-jk7fbup3znye" }],
  ["the default version of the API", qianfan, { apiVersion: "v2" }],
  ["an empty corpus", qianfan, { corpusConfig: { config: [] } }],
];

const other: readonly (readonly [string, readonly [JobRules, Block], Changes])[] = [
  ["another model", bailian, { model: "qwen3-14b" }],
  ["another method", bailian, { trainingType: "sft" }],
  ["another file", bailian, { "trainingFileIds.0": "f" }],
  ["validation data", bailian, { validationFileIds: ["f"] }],
  ["another epoch count", bailian, { "hyperParameters.n_epochs": 4 }],
  ["another suffix", bailian, { finetunedOutputSuffix: "spring" }],
  ["an extra parameter", bailian, { extraParameters: { priority: 1 } }],
  ["another mode", qianfan, { trainMode: "PostPretrain" }],
  ["another scale", qianfan, { parameterScale: "LoRA" }],
  ["another sampling rate", qianfan, { "dataset.versions.0.samplingRate": 2 }],
  ["another split", qianfan, { "dataset.splitRatio": 10 }],
  ["a run to train on from", qianfan, { incrementTaskId: "task-ab2597tkcfud" }],
  ["a corpus", qianfan, { corpusConfig: { config: [{ proportion: "3%", corpusType: 1 }] } }],
  ["a resource pool", qianfan, { resourceConfig: { nodeNum: 2 } }],
  ["an extra parameter of another type", qianfan, { extraParameters: { level: "1" } }],
];

const nameOf = (rules: JobRules) => (rules === bailianRules ? "bailian" : "qianfan");

describe("what a model is trained on", () => {
  for (const [what, [rules, base], changes] of same) {
    it(`is the same with ${what} (${nameOf(rules)})`, () =>
      assert.equal(text(rules, block(base, changes)), text(rules, base)));
  }

  for (const [what, [rules, base], changes] of other) {
    it(`differs with ${what} (${nameOf(rules)})`, () =>
      assert.notEqual(text(rules, block(base, changes)), text(rules, base)));
  }

  it("depends on the order of the files, which the cloud may train in", () => {
    const files = (...ids: readonly string[]): string => text(bailianRules, { ...bailianBlock, trainingFileIds: ids });
    assert.notEqual(files("a", "b"), files("b", "a"));
  });

  it("leaves numbers in text alone outside the hyperparameters", () => {
    const extra = (level: unknown): string => text(qianfanRules, { ...qianfanBlock, extraParameters: { level } });
    assert.notEqual(extra("1"), extra(1));
  });

  it("keeps what is not known yet", () => {
    const trained = bailianRules.trainedOn({ ...bailianBlock, trainingFileIds: [UNKNOWN], model: UNKNOWN });
    assert.equal(trained["model"], UNKNOWN);
    assert.deepEqual(trained["trainingData"], [{ dataSourceType: "file_id", fileId: UNKNOWN }]);
  });

  for (const [rules, base] of [bailian, qianfan]) {
    const textOf = (content: readonly DataContent[], changes: Changes = {}): string =>
      JSON.stringify(rules.trainedOn(block(base, changes), content));
    const [one, other] = [{ contentHash: "aa" }, { contentHash: "bb" }];

    it(`counts data by its content, format and order, not by its IDs, where that is given (${nameOf(rules)})`, () => {
      const ids = rules === bailianRules ? { trainingFileIds: ["f"] } : { "dataset.versions": [{ versionId: "ds-f" }] };
      assert.equal(textOf([one], ids), textOf([one]));
      assert.notEqual(textOf([one]), textOf([other]));
      assert.notEqual(textOf([one, other]), textOf([other, one]));
      assert.notEqual(textOf([{ ...one, format: "chat" }]), textOf([{ ...one, format: "dpo" }]));
      assert.notEqual(textOf([one]), text(rules, base));
    });

    it(`sees everything beside the data there, too (${nameOf(rules)})`, () => {
      assert.notEqual(textOf([one], { model: "m" }), textOf([one]));
      const beside = rules === bailianRules ? { validationFileIds: ["v"] } : { "dataset.splitRatio": 10 };
      assert.notEqual(textOf([one], beside), textOf([one]));
    });
  }

  // These texts feed the token that finds a job again: they stay the same in every later version.
  it("has a text that does not change between versions", () => {
    assert.equal(
      text(...bailian),
      '{"hyperParameters":{"batch_size":16,"learning_rate":0.000016,"max_length":8192,"n_epochs":3},' +
        '"model":"qwen3-8b","trainingData":[{"dataSourceType":"file_id",' +
        '"fileId":"1d5a2c0e-7f7b-4a0c-9b1e-0c9f1f5c3a20"}],"trainingType":"efficient_sft"}',
    );
    assert.equal(
      text(...qianfan),
      '{"dataset":{"sourceType":"Platform","splitRatio":20,"versions":[{"samplingRate":1,' +
        '"versionId":"ds-sample0000000001"}]},"hyperParameters":{"epoch":3,"learningRate":0.00003,' +
        '"maxSeqLen":4096},"model":"ERNIE-Speed-8K","parameterScale":"FullFineTuning","trainMode":"SFT"}',
    );
    const content = [{ contentHash: "aa", format: "chat" }];
    assert.match(
      JSON.stringify(bailianRules.trainedOn(bailianBlock, content)),
      /"trainingData":\[\{"contentHash":"aa","format":"chat"\}\]/,
    );
    assert.match(
      JSON.stringify(qianfanRules.trainedOn(qianfanBlock, content)),
      /^\{"dataset":\{"sourceType":"Platform","splitRatio":20,"versions":\[\{"contentHash":"aa","format":"chat"\}\]\},/,
    );
  });
});
