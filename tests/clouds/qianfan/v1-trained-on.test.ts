import assert from "node:assert/strict";
import { qianfanRules } from "../../../provider/clouds/qianfan/rules";
import { block, type Block } from "../rules/blocks";
import { v1Block, v1Increment } from "./v1-blocks";

type Changes = Readonly<Record<string, unknown>>;

const same: readonly (readonly [string, Changes])[] = [
  ["the description", { description: "spring" }],
  ["publishing", { publish: false }],
  ["the container", { jobId: "job-jk7fbup3znye" }],
  ["a learning rate in text", { "trainConfig.learningRate": "3e-5" }],
  ["null for what is absent", { increConfig: null }],
];
const other: readonly (readonly [string, Changes])[] = [
  ["another model", { trainType: "ERNIE-Bot-turbo-0704" }],
  ["another kind of tuning", { peftType: "LoRA" }],
  ["another epoch count", { "trainConfig.epoch": 2 }],
  ["other data", { "trainset.0.id": 189 }],
  ["another rate", { trainsetRate: 10 }],
  ["a run to train on from", { increConfig: { taskId: 362, jobId: 1264 } }],
  ["an extra parameter", { extraParameters: { priority: 1 } }],
];

describe("Qianfan V1: what a model is trained on", () => {
  const text = (of: Block): string => JSON.stringify(qianfanRules.trainedOn(of));
  for (const [what, changes] of same) {
    it(`is the same with ${what}`, () => assert.equal(text(block(v1Block, changes)), text(v1Block)));
  }
  for (const [what, changes] of other) {
    it(`differs with ${what}`, () => assert.notEqual(text(block(v1Block, changes)), text(v1Block)));
  }

  it("is the same whether a run is named by numbers or by numbers in text", () => {
    const named = (taskId: unknown, jobId: unknown): string => text({ ...v1Increment, increConfig: { taskId, jobId } });
    assert.equal(named("362", "1264"), named(362, 1264));
  });

  // This text feeds the token that finds a job again: it stays the same in every later version.
  it("has a text that does not change between versions", () => {
    assert.equal(
      text(v1Block),
      '{"baseTrainType":"ERNIE-Bot-turbo","peftType":"ALL","trainConfig":{"epoch":1,"learningRate":0.00003,' +
        '"maxSeqLen":4096},"trainMode":"SFT","trainType":"ERNIE-Bot-turbo-0725",' +
        '"trainset":[{"id":188,"type":1}],"trainsetRate":20}',
    );
  });
});
