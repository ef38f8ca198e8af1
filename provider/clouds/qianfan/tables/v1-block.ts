import type { Relation } from "../../rules/value-rule";
import type { NumberRule, ObjectRule, TextRule } from "../../rules/value-rule";
import { publish } from "./publish";
import { baseTrainTypes, modelRelations, peftTypes, trainTypes } from "./v1-models";
import { trainsetRule } from "./v1-trainset";
import { cite } from "../../../sources";

const source = cite("003");
const pythonClient = cite("Python SDK");
const createTask = cite("almrgn397");

/** A text with known values that may grow: another one is a warning. */
const known = (choices: readonly string[]): TextRule => ({
  kind: "text",
  minLength: 1,
  source,
  advised: { kind: "text", choices, source: `${source}; the catalogue changes` },
});

/** A number of V1, or V2's ID of the same thing, which V1 takes as well. */
const identifier = (prefix: string): NumberRule => ({
  kind: "number",
  whole: true,
  min: 1,
  orText: true,
  besides: new RegExp(`^${prefix}-[A-Za-z0-9]+$`),
  says: `or V2's ID of the same thing, of the form ${prefix}-…`,
  source: `${source}; ${prefix}-…: ${pythonClient}`,
});

/** Members that name what a normal run trains; an incremental one takes it from the run that it trains on from. */
const namesTheModel = ["baseTrainType", "trainType", "trainMode", "peftType"] as const;

const runTypes = namesTheModel.flatMap((member): Relation[] => [
  {
    kind: "required-when",
    member,
    when: [{ at: "$isIncremental", oneOf: [false] }],
    says: "unless increConfig names a run to train on from",
    source: `${source}, jobRunType 0`,
  },
  {
    kind: "only-when",
    member,
    when: [{ at: "$isIncremental", oneOf: [false] }],
    says: "without increConfig: an incremental run takes it from the run that it trains on from",
    severity: "warning",
    source: `${source}, jobRunType 1`,
  },
]);

/** The members of the block `qianfan` in version 1 of the API. */
export const v1BlockRule: ObjectRule = {
  kind: "object",
  name: "QianfanV1Arguments",
  doc: {
    en: "Block `qianfan` of a fine-tuning job by API V1: the members of createJob. Either the four that name model and method, or `increConfig`, which takes them from the run that it names.",
    zh: "训练任务的 `qianfan` 块（API V1）：createJob 的成员。要么写指定模型和方法的四个参数，要么写 `increConfig`，从它指定的运行中取得这些参数。",
  },
  source: `${source}; what this version does not know goes into extraParameters`,
  members: {
    apiVersion: {
      rule: { kind: "text", choices: ["v1"], source: "our choice: V1, chosen by this very value" },
      required: true,
      doc: {
        en: "Version of Qianfan's API. V1 is legacy: its pages were taken offline in favour of V2.",
        zh: "千帆 API 的版本。V1 为旧版：其文档已下线，由 V2 取代。",
      },
    },
    baseTrainType: { rule: known(baseTrainTypes), doc: { en: "Family of base models.", zh: "基础模型系列。" } },
    trainType: {
      rule: known(trainTypes),
      doc: { en: "The base model, for example `ERNIE-Bot-turbo-0725`.", zh: "基础模型，例如 `ERNIE-Bot-turbo-0725`。" },
    },
    trainMode: { rule: { kind: "text", choices: ["SFT"], source }, doc: { en: "Training method.", zh: "训练方法。" } },
    peftType: {
      rule: known(peftTypes),
      doc: { en: "What is trained; not every model has each.", zh: "训练哪些参数；并非每个模型都支持全部取值。" },
    },
    increConfig: {
      doc: {
        en: "Train on from this run, one that was trained with `peftType` ALL.",
        zh: "从这次运行继续训练，它须以 `peftType` ALL 训练。",
      },
      rule: {
        kind: "object",
        name: "QianfanIncrement",
        doc: {
          en: "The run that a V1 job trains on from, in V1's words: `taskId` is the container, `jobId` the run.",
          zh: "V1 任务继续训练的运行，按 V1 的叫法：`taskId` 是容器，`jobId` 是运行。",
        },
        source,
        members: {
          taskId: {
            rule: identifier("job"),
            required: true,
            doc: {
              en: "The container: V1's number, or V2's `job-…` (output `jobId`).",
              zh: "容器：V1 的数字，或 V2 的 `job-…`（输出 `jobId`）。",
            },
          },
          jobId: {
            rule: identifier("task"),
            // The output `taskId` is none on other clouds; check refuses that.
            type: { type: "one of", of: [{ type: "integer" }, { type: "text" }, { type: "nothing" }] },
            required: true,
            doc: {
              en: "The run: V1's number, or V2's `task-…` (output `taskId`).",
              zh: "运行：V1 的数字，或 V2 的 `task-…`（输出 `taskId`）。",
            },
          },
        },
      },
    },
    // Its members are judged by the table of hyperparameters.
    trainConfig: {
      rule: { kind: "object", members: {}, others: "any", source },
      required: true,
      doc: { en: "Hyperparameters. Numbers compare as numbers.", zh: "超参。数字按数值比较。" },
    },
    trainset: {
      rule: trainsetRule,
      required: true,
      doc: {
        en: "What the job trains on, at least 32 rows together. The order is kept.",
        zh: "任务的训练数据，合计至少 32 行。保持顺序。",
      },
    },
    // Every sample gives it, and the page tells no default.
    trainsetRate: {
      rule: { kind: "number", min: 0, max: 50, source },
      required: true,
      doc: { en: "Percent of the rows kept back for validation.", zh: "留作验证的行的百分比。" },
    },
    description: {
      rule: { kind: "text", maxLength: 500, source: createTask },
      change: "next run",
      doc: { en: "Description of container and run.", zh: "容器和运行的描述。" },
    },
    jobId: {
      change: "next run",
      defaultWords: { en: "a container of the job's own", zh: "任务自己的容器" },
      doc: {
        en: "A container, `job-…`, to run in; it is never deleted then.",
        zh: "在已有的作业容器 `job-…` 中运行；此时容器永远不会被删除。",
      },
      rule: {
        kind: "text",
        pattern: /^job-[A-Za-z0-9]+$/,
        says: "of the form job-… (V2's ID of the container: only V2 lists its runs)",
        source: "our choice: a lost answer could not be looked for otherwise",
      },
    },
    publish,
    extraParameters: {
      rule: { kind: "object", members: {}, others: "any", source: "our choice: sent as given" },
      doc: {
        en: "Members of the request that this version does not know, sent as given and never judged.",
        zh: "本版本不认识的请求成员，原样发送，从不检查。",
      },
    },
  },
  relations: [...runTypes, ...modelRelations],
};
