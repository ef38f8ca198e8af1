import type { KindDeclaration } from "./declaration";
import { costLimitType, estimatedCostType } from "./money";
import { notices, notify } from "./notify";
import { at, byMetric, checkpointType, countType, details, jobStatuses, placed, timeouts, validation } from "./shared";
import { countedDataType } from "./training-dataset";

/** The kind `FineTuneJob`. */
export const fineTuneJob = {
  name: "FineTuneJob",
  doc: {
    en: "A fine-tuning job. `pulumi up` submits it exactly once, shows its progress, waits for it, and gives the trained model's ID.",
    zh: "一个训练任务。`pulumi up` 恰好提交一次，显示进度，等待结束，并给出训练出的模型 ID。",
  },
  blocks: {
    count: "exactly one",
    change: "trains anew",
    doc: { en: "Where and how the job trains.", zh: "任务在哪里、怎样训练。" },
  },
  naming: { name: "jobName", exact: "exactJobName" },
  arguments: {
    trainingDataset: {
      type: {
        type: "one of",
        of: [
          { type: "resource", kind: "TrainingDataset" },
          { type: "list", items: { type: "resource", kind: "TrainingDataset" } },
        ],
      },
      programOnly: true,
      change: "trains anew",
      doc: {
        en: "The data as resources, in place of the IDs in the block. What was counted in it tells what the training costs before anything is sent.",
        zh: "以资源形式给出的数据，代替块中的 ID。其中统计出的数量让费用在发送任何内容之前就已知。",
      },
    },
    waitForCompletion: {
      type: { type: "boolean" },
      default: true,
      doc: {
        en: "`false`: return once the job is submitted; a later `up` or `refresh` fills the outputs.",
        zh: "`false`：任务提交后立即返回；之后的 `up` 或 `refresh` 会填上输出。",
      },
    },
    exactJobName: {
      type: { type: "boolean" },
      default: false,
      doc: {
        en: "Take `jobName` as it is, without a token: the name itself is looked up before submitting.",
        zh: "任务名就是 `jobName` 本身，不带标记；提交之前按名称本身查找。",
      },
    },
    adoptExisting: {
      type: { type: "boolean" },
      default: true,
      doc: {
        en: "Whether create may take over a job that carries this resource's token.",
        zh: "create 是否可以接管带有本资源标记的任务。",
      },
    },
    onDelete: {
      type: { type: "text", choices: ["cancel", "retain"] },
      default: "cancel",
      doc: {
        en: "What destroy does to a job that still runs; what was trained until then is billed.",
        zh: "destroy 如何处理仍在运行的任务；此前训练的部分会计费。",
      },
    },
    onFailure: {
      type: { type: "text", choices: ["fail", "retrain"] },
      default: "fail",
      doc: {
        en: "Whether the next `up` pays for another try of a failed or cancelled job.",
        zh: "任务失败或被取消后，下一次 `up` 是否付费再试一次。",
      },
    },
    validation,
    jobName: {
      type: { type: "text", minLength: 1, maxLength: 64 },
      defaultWords: { en: "the resource's name", zh: "资源名" },
      doc: {
        en: "Readable part of the job's name on the cloud; its first 7 letters and digits are used.",
        zh: "任务在云上的名称中可读的部分；取它的前 7 个字母和数字。",
      },
    },
    adopt: {
      type: { type: "text" },
      takes: "the resource ID of a job: `bailian/ft-…` or `qianfan/job-…/task-…`",
      doc: {
        en: "Take over the job with this resource ID (`bailian/ft-…`, `qianfan/job-…/task-…`) instead of submitting; removing it later changes nothing.",
        zh: "接管这个资源 ID 的任务（`bailian/ft-…`、`qianfan/job-…/task-…`），而不是提交新任务；之后去掉这个参数不会改变什么。",
      },
    },
    triggers: {
      type: { type: "any" },
      change: "trains anew",
      doc: { en: "Any value; only its change matters.", zh: "任意值；只有它的改变有意义。" },
    },
    maxCost: {
      type: { type: "one of", of: [{ type: "number", above: 0 }, costLimitType] },
      takes: 'an amount above 0, or { amount, currency } such as { amount: 100, currency: "CNY" }',
      doc: {
        en: "Most that the training may cost by the known price; more, or what cannot be decided, is refused at preview.",
        zh: "按已知价格，训练费用的上限；超过上限或无法判断时，预览就会拒绝。",
      },
    },
    maxTokens: {
      type: { type: "integer", min: 1 },
      takes: "a whole number of tokens above 0",
      doc: {
        en: "Most tokens that may be billed, those of all epochs; more is refused at preview.",
        zh: "计费 token 数的上限，包含所有轮次；超过时预览就会拒绝。",
      },
    },
    notify,
    trainingData: {
      type: { type: "any" },
      sdkType: { type: "list", items: countedDataType },
      internal: true,
      doc: {
        en: "What was counted in the data: for each `TrainingDataset` its format and its outputs of the same names. By it `maxCost` and `maxTokens` are decided, and data that is rolled back finds its finished training again.",
        zh: "数据中统计出的内容：每个 `TrainingDataset` 的格式和同名输出。据此判断 `maxCost` 和 `maxTokens`，改回原来的数据时也能找到已完成的训练。",
      },
    },
    timeouts: { ...timeouts, default: { create: "24h", update: "24h", delete: "10m" } },
  },
  outputs: {
    jobId: {
      type: { type: "text" },
      fixed: true,
      doc: {
        en: "The cloud's ID of the job: Bailian `ft-…`, Qianfan `job-…` (the container).",
        zh: "云上的任务 ID：百炼为 `ft-…`，千帆为 `job-…`（作业容器）。",
      },
    },
    taskId: {
      type: { type: "text" },
      optional: true,
      doc: { en: "Qianfan only: the run, `task-…`.", zh: "仅千帆：运行 `task-…`。" },
    },
    jobName: {
      type: { type: "text" },
      late: true,
      doc: {
        en: "The job's name on the cloud: readable characters, `_`, and the token that keeps submits from being repeated.",
        zh: "任务在云上的名称：可读字符、`_`，以及防止重复提交的标记。",
      },
    },
    ...placed,
    status: {
      type: { type: "text", choices: jobStatuses },
      doc: { en: "The job's status, in words that are the same on every cloud.", zh: "任务的状态，各云使用相同的词。" },
    },
    cloudStatus: {
      type: { type: "text" },
      doc: { en: "The cloud's own word, for example `QUEUING`.", zh: "云自己的状态词，例如 `QUEUING`。" },
    },
    progress: {
      type: { type: "number", min: 0, max: 100 },
      optional: true,
      doc: { en: "Percent, 0 to 100.", zh: "百分比，0 到 100。" },
    },
    finetunedOutput: {
      type: { type: "text" },
      late: true,
      doc: {
        en: "The model ID that serving wants: Bailian's `finetuned_output`, Qianfan's published version `amv-…`.",
        zh: "部署时要用的模型 ID：百炼的 `finetuned_output`，千帆已发布的版本 `amv-…`。",
      },
    },
    modelSetId: {
      type: { type: "text" },
      optional: true,
      doc: {
        en: "Qianfan only: the model set `am-…` of the published version.",
        zh: "仅千帆：所发布版本的模型集 `am-…`。",
      },
    },
    baseModel: {
      type: { type: "text" },
      optional: true,
      doc: { en: "What was trained on.", zh: "训练所基于的模型。" },
    },
    trainedTokens: {
      type: countType,
      optional: true,
      doc: { en: "Tokens billed.", zh: "计费的 token 数。" },
    },
    estimatedTokens: {
      type: countType,
      optional: true,
      computed: true,
      doc: {
        en: "Tokens that the training is going to be billed for, known at preview where `trainingDataset` is given.",
        zh: "训练预计计费的 token 数；给出 `trainingDataset` 时预览就已知。",
      },
      idDoc: "Tokens that the training is going to be billed for, known at preview where `trainingData` is given.",
    },
    estimatedCost: {
      type: estimatedCostType,
      optional: true,
      computed: true,
      doc: {
        en: "What these tokens cost by the known price; absent where none is known.",
        zh: "按已知价格，这些 token 的费用；价格未知时不存在。",
      },
    },
    metrics: {
      type: byMetric({ type: "number" }),
      optional: true,
      doc: {
        en: "The cloud's evaluation, for example `BLEU-4`, in its own units.",
        zh: "云给出的评估指标，例如 `BLEU-4`，单位与云一致。",
      },
    },
    checkpoints: {
      type: { type: "list", items: checkpointType },
      optional: true,
      doc: { en: "The checkpoints, oldest first.", zh: "Checkpoint，从旧到新。" },
    },
    dashboardUrl: {
      type: { type: "text" },
      optional: true,
      doc: {
        en: "Page of the run: in the cloud's console, or of a simulated run on its server; embedded clouds have none, `finetune ui` shows theirs.",
        zh: "任务的页面：在云的控制台上，模拟任务的在其服务器上；内嵌云没有，用 `finetune ui` 查看。",
      },
    },
    createdAt: at({
      en: "When the job was created, RFC 3339 with offset.",
      zh: "任务的创建时间，带时区偏移的 RFC 3339。",
    }),
    finishedAt: at({ en: "When the job ended, RFC 3339 with offset.", zh: "任务的结束时间，带时区偏移的 RFC 3339。" }),
    error: {
      type: {
        type: "object",
        name: "JobError",
        doc: { en: "Why a job failed.", zh: "任务失败的原因。" },
        members: {
          code: { type: { type: "text" }, doc: { en: "The cloud's code.", zh: "云的错误码。" } },
          message: { type: { type: "text" }, required: true, doc: { en: "The cloud's own words.", zh: "云的原话。" } },
        },
      },
      optional: true,
      doc: { en: "Why the job failed.", zh: "任务失败的原因。" },
    },
    notices,
    details,
  },
} as const satisfies KindDeclaration;
