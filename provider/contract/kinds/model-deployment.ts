import type { KindDeclaration } from "./declaration";
import { costLimitType, estimatedHourlyCostType } from "./money";
import { notices } from "./notify";
import { at, byMetric, details, metricLimitsType, placed, timeouts, validation } from "./shared";

/** The kind `ModelDeployment`. */
export const modelDeployment = {
  name: "ModelDeployment",
  doc: {
    en: "A model that answers. Capacity, limits and on Qianfan the model's version change in place; everything else deploys anew before the old one goes.",
    zh: "可以回答的模型。容量、限额以及千帆 上的模型版本会原地更新；其他改动都会先部署新的，再下线旧的。",
  },
  blocks: {
    count: "exactly one",
    change: "deploys anew",
    doc: { en: "How the model is served.", zh: "怎样部署模型。" },
  },
  arguments: {
    model: {
      type: {
        type: "one of",
        of: [
          { type: "resource", kind: "FineTuneJob" },
          { type: "resource", kind: "ModelVersion" },
          { type: "text", minLength: 1, maxLength: 200 },
        ],
      },
      takes: "a text of 1 to 200 characters",
      required: true,
      change: "by cloud",
      doc: {
        en: "What to serve: a model's ID, or the job or version that it comes from.",
        zh: "要部署的模型：模型 ID，或产生它的任务或版本。",
      },
      idDoc: "What to serve, by the model's ID: `finetunedOutput` of a job, or `modelId` of a version.",
    },
    modelSetId: {
      type: { type: "text", minLength: 1, maxLength: 200 },
      doc: {
        en: "Qianfan: the set `am-…` of the version; taken from `model` where that is a resource, else looked up.",
        zh: "千帆：版本所在的模型集 `am-…`；`model` 是资源时取自它，否则自动查询。",
      },
      idDoc: "Qianfan: the set `am-…` of the version; looked up where it is not given.",
    },
    acceptWhen: {
      type: byMetric(metricLimitsType),
      doc: {
        en: 'The gate: metrics that the model must reach before it serves, for example `{ "BLEU-4": { min: 40 } }`. A model that misses fails the update with the figures side by side, and what served before goes on.',
        zh: '准入门槛：模型上线前必须达到的指标，例如 `{ "BLEU-4": { min: 40 } }`。不达标的模型会让更新失败，并把各项数值并排列出，原来的服务继续运行。',
      },
    },
    metrics: {
      type: { type: "one of", of: [byMetric({ type: "number" }), { type: "nothing" }] },
      takes: "an object",
      doc: {
        en: "The figures that the gate compares; taken from `model` where that is a resource.",
        zh: "门槛所比较的数值；`model` 是资源时取自它。",
      },
      idDoc:
        "The figures that the gate compares, such as `metrics` of the job or the version; needed beside `acceptWhen`.",
    },
    maxHourlyCost: {
      type: { type: "one of", of: [{ type: "number", above: 0 }, costLimitType] },
      takes: 'an amount above 0, or { amount, currency } such as { amount: 100, currency: "CNY" }',
      change: "in place",
      doc: {
        en: "Most that the deployment may cost by the hour by the known price, called or not; more, or what cannot be decided, is refused at preview.",
        zh: "按已知价格，部署每小时费用的上限（无论是否被调用）；超过上限或无法判断时，预览就会拒绝。",
      },
    },
    waitForCompletion: {
      type: { type: "boolean" },
      default: true,
      doc: {
        en: "`false`: return once the deployment is asked for; a later `up` or `refresh` fills the outputs.",
        zh: "`false`：提交部署请求后立即返回；之后的 `up` 或 `refresh` 会填上输出。",
      },
    },
    timeouts: { ...timeouts, default: { create: "30m", update: "30m", delete: "10m" } },
    validation,
  },
  outputs: {
    ...placed,
    status: {
      type: { type: "text", choices: ["pending", "running", "updating", "stopped", "failed", "deleting"] },
      doc: {
        en: "The deployment's status, in words that are the same on every cloud.",
        zh: "部署的状态，各云使用相同的词。",
      },
    },
    cloudStatus: {
      type: { type: "text" },
      optional: true,
      doc: { en: "The cloud's own word, for example `DEPLOYING`.", zh: "云自己的状态词，例如 `DEPLOYING`。" },
    },
    deploymentId: {
      type: { type: "text" },
      fixed: true,
      doc: {
        en: "The cloud's ID: Bailian's `deployed_model`, Qianfan's `svco-…`.",
        zh: "云的 ID：百炼的 `deployed_model`，千帆的 `svco-…`。",
      },
    },
    instanceId: {
      type: { type: "text" },
      optional: true,
      doc: { en: "Qianfan only: the compute unit that it runs on.", zh: "仅千帆：所运行的算力单元。" },
    },
    deploymentName: {
      type: { type: "text" },
      doc: { en: "Name on the console.", zh: "控制台上的名称。" },
    },
    suffix: {
      type: { type: "text" },
      doc: {
        en: "The suffix in use, which tells this deployment from any other of the same model.",
        zh: "所使用的后缀，用来区分同一模型的各个部署。",
      },
    },
    deployedModel: {
      type: { type: "text" },
      late: true,
      doc: { en: "What a client sends as `model`.", zh: "客户端作为 `model` 发送的值。" },
    },
    baseUrl: {
      type: { type: "text" },
      optional: true,
      doc: {
        en: "Address of the OpenAI-compatible route; absent on the embedded clouds, which have none.",
        zh: "兼容 OpenAI 的路由地址；嵌入式云上没有。",
      },
    },
    nativeUrl: {
      type: { type: "text" },
      optional: true,
      doc: { en: "Address of the cloud's own route.", zh: "云自有路由的地址。" },
    },
    capacity: {
      type: { type: "number" },
      optional: true,
      doc: { en: "Units that were asked for.", zh: "所请求的单元数。" },
    },
    readyCapacity: {
      type: { type: "number" },
      optional: true,
      doc: { en: "Units that serve.", zh: "正在服务的单元数。" },
    },
    releaseAt: at({
      en: "Qianfan only: when the compute units give themselves back and the service stops, where that is set.",
      zh: "仅千帆：算力单元自动释放、服务随之停止的时间（如已设置）。",
    }),
    estimatedHourlyCost: {
      type: estimatedHourlyCostType,
      optional: true,
      computed: true,
      doc: {
        en: "What it costs by the hour, called or not, by the known price; absent where none is known, and where it is paid by token.",
        zh: "按已知价格，每小时的费用（无论是否被调用）；价格未知或按 token 计费时不存在。",
      },
    },
    createdAt: at({ en: "When it was created, RFC 3339 with offset.", zh: "创建时间，带时区偏移的 RFC 3339。" }),
    notices,
    details,
  },
} as const satisfies KindDeclaration;
