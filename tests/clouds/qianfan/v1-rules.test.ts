import assert from "node:assert/strict";
import { qianfanRules } from "../../../provider/clouds/qianfan/rules";
import { UNKNOWN } from "../../../provider/base/unknown";
import { block, type Block, changed, pathsOf } from "../rules/blocks";
import { expectFindings } from "../rules/expect-findings";
import { v1Block, v1Increment } from "./v1-blocks";

type Changes = Readonly<Record<string, unknown>>;
type Case = readonly [title: string, changes: Changes, findings: readonly string[]];

const rate = (trainType: string, peftType: string, learningRate: number, findings: readonly string[] = []): Case => [
  `${trainType} ${peftType} with a learning rate of ${learningRate}`,
  {
    baseTrainType: family(trainType),
    trainType,
    peftType,
    "trainConfig.learningRate": learningRate,
  },
  findings,
];
const tooFar = ["error trainConfig.learningRate"];

function family(trainType: string): string {
  return trainType.replace(/-(\d{4}|\d+b|\d+B|7B|13B|6B)$/, "");
}

/** Every limit of seed [003]'s learningRate, each just inside and just outside. */
const rates: readonly Case[] = [
  rate("ERNIE-Bot-turbo-0704", "ALL", 1e-5),
  rate("ERNIE-Bot-turbo-0704", "ALL", 4e-5),
  rate("ERNIE-Bot-turbo-0704", "ALL", 9e-6, tooFar),
  rate("ERNIE-Bot-turbo-0704", "ALL", 5e-5, tooFar),
  rate("ERNIE-Bot-turbo-0704", "P-tuning", 3e-3),
  rate("ERNIE-Bot-turbo-0704", "P-tuning", 0.1),
  rate("ERNIE-Bot-turbo-0704", "P-tuning", 2e-3, tooFar),
  rate("ERNIE-Bot-turbo-0704", "P-tuning", 0.11, tooFar),
  rate("ERNIE-Bot-turbo-0704", "LoRA", 3e-5),
  rate("ERNIE-Bot-turbo-0704", "LoRA", 1e-3),
  rate("ERNIE-Bot-turbo-0704", "LoRA", 2e-5, tooFar),
  rate("ERNIE-Bot-turbo-0704", "LoRA", 2e-3, tooFar),
  rate("ERNIE-Bot-turbo-0725", "ALL", 4e-5),
  rate("ERNIE-Bot-turbo-0725", "ALL", 5e-5, tooFar),
  rate("ERNIE-Bot-turbo-0725", "LoRA", 1e-3),
  rate("ERNIE-Bot-turbo-0725", "LoRA", 2e-5, tooFar),
  rate("Baichuan2-13B", "ALL", 1e-10),
  rate("Baichuan2-13B", "LoRA", 2e-4),
  rate("Baichuan2-13B", "ALL", 9e-11, tooFar),
  rate("Baichuan2-13B", "ALL", 3e-4, tooFar),
  rate("ERNIE-Bot-turbo-0516", "ALL", 2e-7),
  rate("Llama-2-7b", "P-tuning", 2e-4),
  rate("Llama-2-13b", "LoRA", 1e-7, tooFar),
  rate("BLOOMZ-7B", "ALL", 3e-4, tooFar),
];

const cases: readonly Case[] = [
  ["the seed's example", {}, []],
  ["no family", { baseTrainType: undefined }, ["error baseTrainType"]],
  ["no model", { trainType: undefined }, ["error trainType"]],
  ["no method", { trainMode: undefined }, ["error trainMode"]],
  ["no kind of tuning", { peftType: undefined }, ["error peftType"]],
  ["another method", { trainMode: "PostPretrain" }, ["error trainMode"]],
  [
    "an unlisted family",
    { baseTrainType: "Qwen", trainType: "Qwen-7B" },
    ["warning baseTrainType", "warning trainType"],
  ],
  ["an unlisted model", { trainType: "ERNIE-Bot-turbo-0922" }, ["warning trainType"]],
  ["a model of another family", { baseTrainType: "Llama-2" }, ["error trainType"]],
  ["an unlisted kind of tuning", { peftType: "IA3" }, ["warning peftType"]],
  ["P-tuning of ERNIE-Bot-turbo-0725", { peftType: "P-tuning" }, ["error peftType"]],
  ["LoRA of ERNIE-Bot-turbo-0516", { trainType: "ERNIE-Bot-turbo-0516", peftType: "LoRA" }, ["error peftType"]],
  [
    "P-tuning of SQLCoder",
    { baseTrainType: "SQLCoder", trainType: "SQLCoder-7B", peftType: "P-tuning" },
    ["error peftType"],
  ],
  ["LoRA of ChatGLM2", { baseTrainType: "ChatGLM2", trainType: "ChatGLM2-6B", peftType: "LoRA" }, []],
  [
    "no hyperparameters",
    { trainConfig: undefined },
    ["error trainConfig", "error trainConfig.epoch", "error trainConfig.learningRate", "error trainConfig.maxSeqLen"],
  ],
  ["one epoch", { "trainConfig.epoch": 1 }, []],
  ["fifty epochs", { "trainConfig.epoch": 50 }, []],
  ["no epoch", { "trainConfig.epoch": 0 }, ["error trainConfig.epoch"]],
  ["too many epochs", { "trainConfig.epoch": 51 }, ["error trainConfig.epoch"]],
  ["half an epoch", { "trainConfig.epoch": 0.5 }, ["error trainConfig.epoch"]],
  ["the longer sequence", { "trainConfig.maxSeqLen": 8192 }, []],
  ["a length in between", { "trainConfig.maxSeqLen": 5000 }, ["error trainConfig.maxSeqLen"]],
  ["no length for ERNIE-Bot-turbo-0725", { "trainConfig.maxSeqLen": undefined }, ["error trainConfig.maxSeqLen"]],
  ["no length for another model", { trainType: "ERNIE-Bot-turbo-0704", "trainConfig.maxSeqLen": undefined }, []],
  ["a batch size that has no use", { "trainConfig.batchSize": 16 }, ["warning trainConfig.batchSize"]],
  ["a batch size", { trainType: "ERNIE-Bot-turbo-0516", "trainConfig.batchSize": 16 }, []],
  [
    "a small batch size",
    { trainType: "ERNIE-Bot-turbo-0516", "trainConfig.batchSize": 8 },
    ["error trainConfig.batchSize"],
  ],
  ["V2's name of a hyperparameter", { "trainConfig.saveStep": 64 }, ["warning trainConfig.saveStep"]],
  ["no data", { trainset: undefined }, ["error trainset"]],
  ["an empty list of data", { trainset: [] }, ["error trainset"]],
  ["the ID of a dataset version", { "trainset.0.id": "ds-sample0000000001" }, []],
  ["the ID of a whole dataset", { "trainset.0.id": "dg-sample0000000001" }, ["error trainset[0].id"]],
  ["platform data without an ID", { "trainset.0.id": undefined }, ["error trainset[0].id"]],
  ["data of another type", { "trainset.0.type": 3 }, ["error trainset[0].type"]],
  ["data in object storage", { trainset: [{ type: 2, bosPath: "bos:/bucket/dir/" }] }, []],
  ["two slashes in a place", { trainset: [{ type: 2, bosPath: "bos://bucket/dir/" }] }, ["error trainset[0].bosPath"]],
  ["data in object storage without a place", { trainset: [{ type: 2 }] }, ["error trainset[0].bosPath"]],
  ["an ID for object storage", { trainset: [{ type: 2, id: 1, bosPath: "bos:/b/d" }] }, ["error trainset[0].id"]],
  ["a place for platform data", { "trainset.0.bosPath": "bos:/b/d" }, ["error trainset[0].bosPath"]],
  ["no rate", { trainsetRate: undefined }, ["error trainsetRate"]],
  ["a rate of 0", { trainsetRate: 0 }, []],
  ["a rate of 50", { trainsetRate: 50 }, []],
  ["a rate of 51", { trainsetRate: 51 }, ["error trainsetRate"]],
  [
    "a model beside an increment",
    { increConfig: { taskId: 362, jobId: 1264 } },
    ["warning baseTrainType", "warning trainType", "warning trainMode", "warning peftType"],
  ],
  ["the seed's spelling mistake", { pefttype: "ALL" }, ["error pefttype"]],
  ["an argument of V2", { model: "ERNIE-Speed-8K" }, ["error model"]],
  ["a container", { jobId: "job-jk7fbup3znye" }, []],
  ["a container's number", { jobId: 362 }, ["error jobId"]],
  ["a long description", { description: "训".repeat(501) }, ["error description"]],
  ["no publishing", { publish: false }, []],
  ["a set's name and ID", { publish: { modelName: "bot", modelSetId: "am-a" } }, ["error publish.modelSetId"]],
];

const increments: readonly Case[] = [
  ["the seed's example", {}, []],
  ["V2's IDs", { increConfig: { taskId: "job-jk7fbup3znye", jobId: "task-ab2597tkcfud" } }, []],
  ["numbers in text, as outputs give them", { increConfig: { taskId: "362", jobId: "1264" } }, []],
  ["the container's ID for the run", { "increConfig.jobId": "job-jk7fbup3znye" }, ["error increConfig.jobId"]],
  ["no run", { "increConfig.jobId": undefined }, ["error increConfig.jobId"]],
  ["no container", { "increConfig.taskId": undefined }, ["error increConfig.taskId"]],
  ["a learning rate that some model takes", { "trainConfig.learningRate": 0.1 }, []],
  ["a learning rate that no model takes", { "trainConfig.learningRate": 0.5 }, ["error trainConfig.learningRate"]],
];

describe("Qianfan V1: rules", () => {
  for (const [title, changes, findings] of [...cases, ...rates]) {
    it(`${title}: ${findings.join(", ") || "fine"}`, () =>
      expectFindings(qianfanRules, block(v1Block, changes), findings));
  }

  for (const [title, changes, findings] of increments) {
    it(`incremental training with ${title}: ${findings.join(", ") || "fine"}`, () =>
      expectFindings(qianfanRules, block(v1Increment, changes), findings));
  }

  it("finds nothing in a good block, whatever is not known yet in it", () => {
    for (const base of [v1Block, v1Increment]) {
      for (const path of pathsOf(base)) {
        const open = changed(base, path, UNKNOWN);
        assert.deepEqual(qianfanRules.check(open as Block), [], path.join("."));
      }
    }
  });

  it("names the version in the source of every rule", () => {
    for (const { path, reason } of qianfanRules.check({ apiVersion: "v1" })) assert.match(reason, /V1/, path);
  });
});
