import { qianfanRules } from "../../../provider/clouds/qianfan/rules";
import { UNKNOWN } from "../../../provider/base/unknown";
import { block, qianfanBlock } from "./blocks";
import { expectFindings } from "./expect-findings";

type Changes = Readonly<Record<string, unknown>>;
type Case = readonly [title: string, changes: Changes, findings: readonly string[]];

const hp = (key: string, value: unknown): Changes => ({ [`hyperParameters.${key}`]: value });
const lite: Changes = { model: "ERNIE-Lite-8K-0308" };
const lora: Changes = { parameterScale: "LoRA" };
const bos: Changes = { "dataset.sourceType": "Bos", "dataset.versions": [{ versionBosUri: "bos:/bucket/dir/" }] };
const version = "dataset.versions.0";

const cases: readonly Case[] = [
  ["the example of the documentation", {}, []],
  ["a missing model", { model: undefined }, ["error model"]],
  ["a missing training mode", { trainMode: undefined }, ["error trainMode"]],
  ["a missing data set", { dataset: undefined }, ["error dataset"]],
  ["missing hyperparameters", { hyperParameters: undefined }, ["error hyperParameters"]],
  ["an absent scale", { parameterScale: undefined }, []],
  [
    "a value that no scale takes",
    { parameterScale: undefined, ...hp("learningRate", 0.5) },
    ["error hyperParameters.learningRate"],
  ],
  ["a value that one scale takes", { parameterScale: undefined, ...hp("learningRate", 5e-4) }, []],
  ["an unlisted model", { model: "ERNIE-9" }, ["warning model"]],
  [
    "an unlisted model with odd values",
    { model: "ERNIE-9", ...hp("epoch", 0.5) },
    ["warning hyperParameters.epoch", "warning model"],
  ],
  ["an unlisted mode", { trainMode: "ORPO" }, ["warning trainMode"]],
  ["an unlisted scale", { parameterScale: "QLoRA" }, ["warning parameterScale"]],
  ["a scale that the model does not have", { ...lite, parameterScale: "PromptTuning" }, ["warning parameterScale"]],
  ["a fixed scale", { model: "WENXIN-YIGE", ...lora }, ["warning parameterScale"]],
  ["a description of 500 characters", { description: "训".repeat(500) }, []],
  ["a description of 501 characters", { description: "训".repeat(501) }, ["error description"]],
  ["a container of one's own", { jobId: "job-jk7fbup3znye" }, []],
  ["a container's number of V1", { jobId: 362 }, ["error jobId"]],
  ["a run instead of a container", { jobId: "task-ab2597tkcfud" }, ["error jobId"]],
  ["a description for a given container", { jobId: "job-jk7fbup3znye", description: "x" }, ["warning description"]],
  ["incremental training", { incrementTaskId: "task-ab2597tkcfud", incrementCheckpointStep: 64 }, []],
  ["a checkpoint without its run", { incrementCheckpointStep: 64 }, ["error incrementCheckpointStep"]],
  [
    "incremental training of a custom model",
    { model: "Custom-Model", modelConfig: { a: 1 }, incrementTaskId: "task-ab2597tkcfud" },
    ["error incrementTaskId"],
  ],
  ["a custom model without its configuration", { model: "Custom-Model" }, ["error modelConfig"]],
  ["a model configuration elsewhere", { modelConfig: { a: 1 } }, ["error modelConfig"]],
  ["data in object storage", bos, []],
  [
    "data in object storage without a place",
    { ...bos, "dataset.versions": [{}] },
    ["error dataset.versions[0].versionBosUri"],
  ],
  [
    "two slashes in a place",
    { ...bos, "dataset.versions": [{ versionBosUri: "bos://bucket/dir/" }] },
    ["error dataset.versions[0].versionBosUri"],
  ],
  [
    "a place without a path",
    { ...bos, "dataset.versions": [{ versionBosUri: "bos:/bucket" }] },
    ["error dataset.versions[0].versionBosUri"],
  ],
  [
    "a sampling rate for object storage",
    { ...bos, [`${version}.samplingRate`]: 1 },
    ["error dataset.versions[0].samplingRate"],
  ],
  [
    "a version ID for object storage",
    { ...bos, [`${version}.versionId`]: "ds-a" },
    ["error dataset.versions[0].versionId"],
  ],
  [
    "a platform version without its ID",
    { [`${version}.versionId`]: undefined },
    ["error dataset.versions[0].versionId"],
  ],
  [
    "the ID of a data set instead of its version",
    { [`${version}.versionId`]: "dg-sample0000000001" },
    ["error dataset.versions[0].versionId"],
  ],
  ["no versions", { "dataset.versions": [] }, ["error dataset.versions"]],
  ["a misspelt source", { "dataset.sourceType": "platform" }, ["error dataset.sourceType"]],
  ["the least sampling rate", { [`${version}.samplingRate`]: 0.01 }, []],
  ["a lower sampling rate", { [`${version}.samplingRate`]: 0.009 }, ["error dataset.versions[0].samplingRate"]],
  ["the highest sampling rate", { [`${version}.samplingRate`]: 10 }, []],
  ["a higher sampling rate", { [`${version}.samplingRate`]: 10.1 }, ["error dataset.versions[0].samplingRate"]],
  ["no split ratio", { "dataset.splitRatio": undefined }, ["error dataset.splitRatio"]],
  ["a split ratio of 0", { "dataset.splitRatio": 0 }, []],
  ["a split ratio below 0", { "dataset.splitRatio": -1 }, ["error dataset.splitRatio"]],
  ["a split ratio of older pages", { "dataset.splitRatio": 50 }, ["warning dataset.splitRatio"]],
  ["a split ratio that no page allows", { "dataset.splitRatio": 51 }, ["error dataset.splitRatio"]],
  ["a mixed-in corpus", { corpusConfig: { copyData: true, config: [{ proportion: "3%", corpusType: 1 }] } }, []],
  [
    "a corpus whose proportion has the other form",
    { corpusConfig: { config: [{ proportion: "1:2", corpusType: 1 }] } },
    ["error corpusConfig.config[0].proportion"],
  ],
  [
    "corpora that do not go together",
    {
      corpusConfig: {
        config: [
          { proportion: "3%", corpusType: 1 },
          { proportion: "1:2", corpusType: 2 },
        ],
      },
    },
    ["error corpusConfig.config"],
  ],
  [
    "a vertical corpus without labels",
    { corpusConfig: { config: [{ proportion: "1:2", corpusType: 3 }] } },
    ["error corpusConfig.config[0].labels"],
  ],
  [
    "six labels",
    { corpusConfig: { config: [{ proportion: "1:2", corpusType: 3, labels: [..."abcdef"] }] } },
    ["error corpusConfig.config[0].labels"],
  ],
  ["a corpus member of a later page", { corpusConfig: { generalRatio: 1 } }, ["warning corpusConfig.generalRatio"]],
  ["no publishing", { publish: false }, []],
  ["publishing with defaults", { publish: {} }, []],
  ["publish: true", { publish: true }, ["error publish"]],
  ["a model name of 1 character", { publish: { modelName: "a" } }, ["error publish.modelName"]],
  ["a model name of 20 characters", { publish: { modelName: "模".repeat(20) } }, []],
  ["a model name of 21 characters", { publish: { modelName: "a".repeat(21) } }, ["error publish.modelName"]],
  ["a model name with a hyphen", { publish: { modelName: "a-b" } }, ["error publish.modelName"]],
  ["a model name that begins with _", { publish: { modelName: "_ab" } }, ["error publish.modelName"]],
  [
    "a name and an ID of the model set",
    { publish: { modelName: "ab", modelSetId: "am-x1" } },
    ["error publish.modelSetId"],
  ],
  ["a version's ID for the set's", { publish: { modelSetId: "amv-x1" } }, ["error publish.modelSetId"]],
  [
    "a description of the version that is too long",
    { publish: { description: "x".repeat(301) } },
    ["error publish.description"],
  ],
  ["a misspelt member of publish", { publish: { deleteWithjob: true } }, ["error publish.deleteWithjob"]],
  ["an unlisted member", { peftType: "ALL" }, ["error peftType"]],
  ["a source type that is not known yet", { "dataset.sourceType": UNKNOWN, "dataset.versions": [{}] }, []],
];

describe("check of the qianfan block", () => {
  for (const [title, changes, findings] of cases) {
    it(`answers ${findings.join(", ") || "nothing"} to ${title}`, () =>
      expectFindings(qianfanRules, block(qianfanBlock, changes), findings));
  }
});
