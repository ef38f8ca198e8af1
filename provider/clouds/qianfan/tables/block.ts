import type { ObjectRule, TextRule, ValueRule } from "../../rules/value-rule";
import { corpusRule } from "./corpus";
import { datasetRule } from "./dataset";
import { models, parameterScales, scalesOfModels, tableOf, trainModes } from "./models";
import { parameterRelations } from "./parameter-relations";
import { publish } from "./publish";
import { cite, type Authority } from "../../../sources";

const source = cite("4lrzz0plk");
const createJob = cite("Omh4sux31");
const pythonClient = cite("Python SDK");

/** A text with known values that may grow: another one is a warning. */
const known = (choices: readonly string[], from: Authority): TextRule => ({
  kind: "text",
  minLength: 1,
  source: from,
  advised: { kind: "text", choices, source: from, tableOf },
});
const id = (prefix: string): ValueRule => ({
  kind: "text",
  pattern: new RegExp(`^${prefix}-[A-Za-z0-9]+$`),
  says: `of the form ${prefix}-…`,
  source,
});
const anything = (from: Authority): ObjectRule => ({ kind: "object", members: {}, others: "any", source: from });
const onlyCustom = { member: "modelConfig", when: [{ at: "model", oneOf: ["Custom-Model"] }] } as const;

/** The members of the block `qianfan` in version 2 of the API. */
export const blockRule: ObjectRule = {
  kind: "object",
  name: "QianfanV2Arguments",
  doc: {
    en: "Block `qianfan` of a fine-tuning job by API V2: the members of CreateFineTuningJob and CreateFineTuningTask in camelCase, the keys of `hyperParameters` exactly as the cloud spells them.",
    zh: "训练任务的 `qianfan` 块（API V2）：CreateFineTuningJob 和 CreateFineTuningTask 的成员，写成 camelCase；`hyperParameters` 的键与云的拼写完全一致。",
  },
  source: `${source}; what this version does not know goes into extraParameters`,
  members: {
    apiVersion: {
      rule: { kind: "text", choices: ["v2", "v1"], source: "our choice: the versions that this release speaks" },
      // The other version has a table of its own.
      type: { type: "text", choices: ["v2"] },
      default: "v2",
      doc: { en: "Version of Qianfan's API.", zh: "千帆 API 的版本。" },
    },
    model: {
      rule: known(models, createJob),
      required: true,
      doc: {
        en: "Base model, for example `ERNIE-Speed-8K`; `Custom-Model` for one's own.",
        zh: "基础模型，例如 `ERNIE-Speed-8K`；自有模型用 `Custom-Model`。",
      },
    },
    trainMode: {
      rule: known(trainModes, createJob),
      required: true,
      doc: { en: "Training method.", zh: "训练方法。" },
    },
    parameterScale: { rule: known(parameterScales, source), doc: { en: "What is trained.", zh: "训练哪些参数。" } },
    description: {
      rule: { kind: "text", maxLength: 500, source: createJob },
      change: "next run",
      doc: { en: "Description of the container.", zh: "作业容器的描述。" },
    },
    jobId: {
      rule: id("job"),
      change: "next run",
      defaultWords: { en: "a container of the job's own", zh: "任务自己的容器" },
      doc: {
        en: "A container, `job-…`, to run in; it is never deleted then.",
        zh: "在已有的作业容器 `job-…` 中运行；此时容器永远不会被删除。",
      },
    },
    incrementTaskId: {
      rule: id("task"),
      doc: {
        en: "Train on from this run, `task-…` (fully tuned, same model).",
        zh: "从这次运行 `task-…` 继续训练（全量更新，模型相同）。",
      },
    },
    incrementCheckpointStep: {
      rule: { kind: "number", whole: true, min: 1, source: `${source}; not below 1: our choice` },
      doc: {
        en: "The checkpoint of that run to begin with, by its step; needed where it has several.",
        zh: "从那次运行的哪个 Checkpoint 开始，用 step 表示；有多个 Checkpoint 时必填。",
      },
    },
    dataset: { rule: datasetRule, required: true, doc: { en: "What the job trains on.", zh: "任务的训练数据。" } },
    corpusConfig: { rule: corpusRule, doc: { en: "General data that is mixed in.", zh: "混入的通用语料。" } },
    resourceConfig: {
      doc: { en: "Where the job trains.", zh: "任务在哪里训练。" },
      rule: {
        kind: "object",
        name: "QianfanResource",
        doc: {
          en: "Where a job trains (`resourceConfig`, as `qianfan` 0.4.12.3 for Python knows it).",
          zh: "任务在哪里训练（`resourceConfig`，依 Python 包 `qianfan` 0.4.12.3）。",
        },
        others: "warning",
        source: pythonClient,
        members: {
          resourceId: {
            rule: { kind: "text", minLength: 1, source: pythonClient },
            doc: { en: "ID of the private resource pool.", zh: "私有资源池的 ID。" },
          },
          nodeNum: {
            rule: { kind: "number", whole: true, min: 1, source: pythonClient },
            doc: { en: "Number of nodes.", zh: "节点数。" },
          },
          idleResource: {
            rule: { kind: "boolean", source: pythonClient },
            doc: { en: "Use idle capacity.", zh: "使用闲置资源。" },
          },
        },
      },
    },
    modelConfig: {
      rule: anything(source),
      doc: {
        en: 'Only for `model: "Custom-Model"`, and needed there.',
        zh: '只用于 `model: "Custom-Model"`，此时必填。',
      },
    },
    hyperParameters: {
      rule: { kind: "object", members: {}, others: "any", relations: parameterRelations, source },
      required: true,
      doc: {
        en: 'Hyperparameters under the cloud\'s names; ranges differ by model and scale. Texts `"True"` and `"False"` stand for booleans. Numbers compare as numbers.',
        zh: '超参，使用云的名称；取值范围因模型和训练参数而异。布尔值写成文本 `"True"` 和 `"False"`。数字按数值比较。',
      },
    },
    publish,
    extraParameters: {
      rule: anything("our choice: sent as given"),
      doc: {
        en: "Members of the request that this version does not know, sent as given and never judged.",
        zh: "本版本不认识的请求成员，原样发送，从不检查。",
      },
    },
  },
  relations: [
    { kind: "needs", member: "incrementCheckpointStep", other: "incrementTaskId", source },
    {
      kind: "only-when",
      member: "incrementTaskId",
      when: [{ at: "model", noneOf: ["Custom-Model"] }],
      says: "with a model other than Custom-Model",
      source,
    },
    { kind: "required-when", ...onlyCustom, says: "with model Custom-Model", source },
    { kind: "only-when", ...onlyCustom, says: "with model Custom-Model", source },
    {
      kind: "only-when",
      member: "description",
      when: [{ at: "$ownsJob", oneOf: [true] }],
      says: "without jobId: it describes the container, and that one has its own already",
      severity: "warning",
      source: createJob,
    },
    ...scalesOfModels,
  ],
};
