import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { BailianArguments } from "../../../provider/clouds/bailian/arguments";
import { bailianRules } from "../../../provider/clouds/bailian/rules";
import type { QianfanV1Arguments, QianfanV2Arguments } from "../../../provider/clouds/qianfan/arguments";
import { qianfanRules } from "../../../provider/clouds/qianfan/rules";
import type { BailianArgs, QianfanArgs } from "../../../sdk/declared/blocks";

// The type check reads these: what the types allow, the rules know.
const bailian: Required<Omit<BailianArguments, "trainingDatasets" | "validationFileIds">> = {
  model: "qwen3-8b",
  trainingType: "efficient_sft",
  trainingFileIds: ["f"],
  validationDatasets: [
    { dataSourceType: "oss_mount", mountStorage: { region: "cn-beijing", bucket: "b", filePath: "data.jsonl" } },
  ],
  hyperParameters: { n_epochs: 1, batch_size: 8, max_length: 500 },
  modelName: "bot",
  finetunedOutputSuffix: "bot",
  extraParameters: { priority: 1 },
};
const qianfan: Required<Omit<QianfanV2Arguments, "description" | "modelConfig">> = {
  apiVersion: "v2",
  model: "ERNIE-Speed-8K",
  trainMode: "SFT",
  parameterScale: "LoRA",
  jobId: "job-a",
  incrementTaskId: "task-a",
  incrementCheckpointStep: 1,
  dataset: { sourceType: "Bos", versions: [{ versionBosUri: "bos:/b/d/" }], splitRatio: 20, corpusProportion: "1:5" },
  corpusConfig: { copyData: true, config: [{ proportion: "1:2", corpusType: 3, labels: ["a"] }] },
  resourceConfig: { resourceId: "r", nodeNum: 1, idleResource: false },
  hyperParameters: { epoch: 1 },
  publish: { modelName: "bot", checkpointStep: 1, description: "d", deleteWithJob: true },
  extraParameters: {},
};

const qianfanV1: Required<Omit<QianfanV1Arguments, "increConfig">> = {
  apiVersion: "v1",
  baseTrainType: "Llama-2",
  trainType: "Llama-2-7b",
  trainMode: "SFT",
  peftType: "P-tuning",
  trainConfig: { epoch: 1, learningRate: 2e-4, maxSeqLen: 4096, batchSize: 4 },
  trainset: [
    { type: 1, id: 188 },
    { type: 2, bosPath: "bos:/b/d/" },
  ],
  trainsetRate: 20,
  description: "d",
  jobId: "job-a",
  publish: { modelSetId: "am-a" },
  extraParameters: {},
};

describe("argument types", () => {
  it("name nothing that the rules do not know", () => {
    assert.deepEqual(bailianRules.check({ ...bailian }), []);
    assert.deepEqual(qianfanRules.check({ ...qianfan }), []);
    assert.deepEqual(qianfanRules.check({ ...qianfanV1 }), []);
  });

  it("take outputs of other resources everywhere", () => {
    const text = pulumi.output("x");
    const forBailian: BailianArgs = {
      model: text,
      trainingType: text,
      trainingFileIds: [text],
      hyperParameters: { n_epochs: pulumi.output(1), learning_rate: text },
    };
    const forQianfan: QianfanArgs = {
      model: text,
      trainMode: "SFT",
      dataset: { sourceType: text, versions: pulumi.output([{ versionId: "ds-a" }]), splitRatio: pulumi.output(20) },
      hyperParameters: pulumi.output({ epoch: 1 }),
      publish: pulumi.output(false as const),
    };
    const forQianfanV1: QianfanArgs = {
      apiVersion: "v1",
      increConfig: { taskId: text, jobId: text },
      trainConfig: { epoch: pulumi.output(1), learningRate: 3e-5 },
      trainset: [{ type: 1, id: text }],
      trainsetRate: 20,
    };
    assert.ok(pulumi.Output.isInstance(forBailian.model) && pulumi.Output.isInstance(forQianfan.publish));
    assert.equal(forQianfanV1.apiVersion, "v1");
  });
});
