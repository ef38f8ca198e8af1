import type { KindDeclaration } from "./declaration";
import { costLimitType, estimatedCostType } from "./money";
import { byMetric, checkpointType, countType, metricLimitsType } from "./shared";

/** The component `FineTunedModel`. */
export const fineTunedModel = {
  name: "FineTunedModel",
  doc: {
    en: "From a training file to a model that answers: data → job → version → gate → deployment, each a resource of its own. As a component of dynamic resources it needs `@pulumi/random` for the suffix of a deployment on Bailian.",
    zh: "从训练文件到可以回答的模型：数据 → 任务 → 版本 → 门槛 → 部署，每一步都是独立的资源。作为动态资源的组件，它需要 `@pulumi/random` 来生成百炼部署的后缀。",
  },
  idDoc:
    "From a training file to a model that answers: data → job → version → gate → deployment, each a resource of its own.",
  arguments: {
    dataset: {
      type: {
        type: "one of",
        of: [
          { type: "arguments", kind: "TrainingDataset" },
          { type: "resource", kind: "TrainingDataset" },
        ],
      },
      required: true,
      takes: "a TrainingDataset or its arguments",
      doc: { en: "The training file, or training data that is there already.", zh: "训练文件，或已有的训练数据。" },
    },
    job: {
      type: {
        type: "arguments",
        kind: "FineTuneJob",
        without: [
          "trainingData",
          "bailian.trainingFileIds",
          "bailian.trainingDatasets",
          "qianfan.dataset.sourceType",
          "qianfan.dataset.versions",
          "qianfan.trainset",
        ],
      },
      required: true,
      doc: { en: "Arguments of the job, without `trainingDataset`.", zh: "任务的参数，不含 `trainingDataset`。" },
      idDoc: "Arguments of the job, without its data.",
    },
    version: {
      type: { type: "arguments", kind: "ModelVersion", without: ["job"] },
      defaultWords: { en: "the last checkpoint", zh: "最后一个 Checkpoint" },
      doc: { en: "Arguments of the version, without `job`.", zh: "版本的参数，不含 `job`。" },
    },
    deployment: {
      type: {
        type: "one of",
        of: [
          {
            type: "arguments",
            kind: "ModelDeployment",
            without: ["model", "modelSetId", "acceptWhen", "metrics"],
          },
          { type: "false" },
        ],
      },
      required: true,
      takes: "the arguments of a deployment, or false",
      doc: {
        en: "Arguments of the deployment, without `model`; `false`: train and publish, deploy nothing.",
        zh: "部署的参数，不含 `model`；`false`：只训练和发布，不部署。",
      },
    },
    acceptWhen: {
      type: byMetric(metricLimitsType),
      doc: {
        en: 'The gate: metrics that the model must reach before it serves, for example `{ "BLEU-4": { min: 40 } }`. A model that misses fails the update with the figures side by side, stays published, and what served before goes on.',
        zh: '准入门槛：模型上线前必须达到的指标，例如 `{ "BLEU-4": { min: 40 } }`。不达标的模型会让更新失败，并把各项数值并排列出；它仍保持已发布，原来的服务继续运行。',
      },
    },
    maxCost: {
      type: { type: "one of", of: [{ type: "number", above: 0 }, costLimitType] },
      doc: {
        en: "Most that the component's training may cost by the known price; more, or what cannot be decided, is refused at preview. It stands for `maxCost` of the job, which is not given beside it.",
        zh: "按已知价格，组件训练费用的上限；超过上限或无法判断时，预览就会拒绝。它就是任务的 `maxCost`，两者不能同时给出。",
      },
    },
    parts: {
      type: { type: "options" },
      doc: {
        en: "Resource options of the parts (`dataset`, `job`, `version`, `deployment`), added to those that the component gives.",
        zh: "各部分（`dataset`、`job`、`version`、`deployment`）的资源选项，附加在组件给出的选项之上。",
      },
    },
  },
  outputs: {
    dataset: {
      type: { type: "resource", kind: "TrainingDataset" },
      doc: { en: "The part that is the data.", zh: "数据部分。" },
    },
    job: { type: { type: "resource", kind: "FineTuneJob" }, doc: { en: "The part that trains.", zh: "训练部分。" } },
    version: {
      type: { type: "resource", kind: "ModelVersion" },
      doc: { en: "The part that publishes.", zh: "发布部分。" },
    },
    deployment: {
      type: { type: "resource", kind: "ModelDeployment" },
      optional: true,
      doc: { en: "The part that serves; absent without a deployment.", zh: "部署部分；没有部署时不存在。" },
    },
    modelId: { type: { type: "text" }, doc: { en: "The published model.", zh: "已发布的模型。" } },
    deployedModel: {
      type: { type: "text" },
      optional: true,
      doc: {
        en: "What a client sends as `model`; absent without a deployment.",
        zh: "客户端作为 `model` 发送的值；没有部署时不存在。",
      },
    },
    baseUrl: {
      type: { type: "text" },
      optional: true,
      doc: {
        en: "Address of the OpenAI-compatible route; absent without a deployment and on the embedded clouds.",
        zh: "兼容 OpenAI 的路由地址；没有部署时和嵌入式云上不存在。",
      },
    },
    report: {
      type: {
        type: "object",
        name: "ModelReport",
        doc: { en: "What became of a training, in one value.", zh: "一次训练的结果，合为一个值。" },
        members: {
          metrics: { type: byMetric({ type: "number" }), doc: { en: "Those of the version.", zh: "版本的指标。" } },
          checkpoint: {
            type: checkpointType,
            doc: { en: "The checkpoint that was published.", zh: "所发布的 Checkpoint。" },
          },
          chosenBecause: { type: { type: "text" }, doc: { en: "Why it is that one.", zh: "为什么是它。" } },
          trainedTokens: { type: countType, doc: { en: "Tokens billed.", zh: "计费的 token 数。" } },
          estimatedTokens: { type: countType, doc: { en: "Tokens that were expected.", zh: "预计的 token 数。" } },
          estimatedCost: { type: estimatedCostType, doc: { en: "The cost that was expected.", zh: "预计的费用。" } },
        },
      },
      doc: { en: "What became of the training, in one value.", zh: "训练的结果，合为一个值。" },
    },
  },
} as const satisfies KindDeclaration;
