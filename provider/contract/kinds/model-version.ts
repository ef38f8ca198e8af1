import type { KindDeclaration } from "./declaration";
import { notices } from "./notify";
import { byMetric, checkpointType, details, placed, timeouts, validation } from "./shared";

/** The kind `ModelVersion`. */
export const modelVersion = {
  name: "ModelVersion",
  doc: {
    en: "A checkpoint of a finished job, published as a model that can be deployed.",
    zh: "已完成任务的一个 Checkpoint，发布为可部署的模型。",
  },
  blocks: {
    count: "at most one",
    change: "publishes anew",
    doc: {
      en: "How it is published; the block of the job's cloud, which may be left out.",
      zh: "怎样发布；任务所在云的块，可以不写。",
    },
  },
  arguments: {
    job: {
      type: { type: "one of", of: [{ type: "resource", kind: "FineTuneJob" }, { type: "text" }] },
      takes: "a FineTuneJob or its resource ID: `bailian/ft-…` or `qianfan/job-…/task-…`",
      required: true,
      change: "publishes anew",
      doc: {
        en: "The finished job, or its resource ID (`bailian/ft-…`, `qianfan/job-…/task-…`).",
        zh: "已完成的任务，或它的资源 ID（`bailian/ft-…`、`qianfan/job-…/task-…`）。",
      },
      idDoc: "The finished job, by its resource ID: `bailian/ft-…` or `qianfan/job-…/task-…`.",
    },
    checkpoint: {
      type: {
        type: "one of",
        of: [
          { type: "text", choices: ["last", "best"] },
          { type: "integer", min: 0 },
        ],
      },
      takes: '"last", "best" or the step of a checkpoint',
      default: "last",
      change: "publishes anew",
      doc: {
        en: "Which checkpoint: the `last`, the `best` (lowest validation loss, or perplexity where the cloud reports no loss), or one by its step.",
        zh: "发布哪个 Checkpoint：最后一个（`last`）、最好的（`best`，验证损失最低者；云不返回损失时取困惑度最低者），或按 step 指定。",
      },
    },
    onDelete: {
      type: { type: "text", choices: ["retain", "delete"] },
      default: "retain",
      doc: {
        en: "What destroy does to the published model, which is paid for and may serve elsewhere; Bailian has no call that deletes one, so there it stays with a warning.",
        zh: "destroy 如何处理已发布的模型：它已付费，也可能在别处提供服务；百炼没有删除模型的调用，因此在那里模型会保留，并给出警告。",
      },
    },
    timeouts: { ...timeouts, default: { create: "1h", update: "1h", delete: "10m" } },
    validation,
  },
  outputs: {
    ...placed,
    status: {
      type: { type: "text", choices: ["publishing", "ready", "failed"] },
      doc: { en: "How far the publishing is.", zh: "发布进行到哪一步。" },
    },
    jobResource: {
      type: { type: "text" },
      fixed: true,
      doc: { en: "Resource ID of the job.", zh: "任务的资源 ID。" },
    },
    modelId: {
      type: { type: "text" },
      late: true,
      doc: { en: "The model ID that a deployment wants.", zh: "部署所需的模型 ID。" },
    },
    modelSetId: {
      type: { type: "text" },
      optional: true,
      doc: { en: "Qianfan only: the model set `am-…`.", zh: "仅千帆：模型集 `am-…`。" },
    },
    published: {
      type: checkpointType,
      optional: true,
      doc: {
        en: "The checkpoint that was published; absent where the cloud lists none, and the last one it is.",
        zh: "所发布的 Checkpoint；云不列出 Checkpoint 时不存在，此时就是最后一个。",
      },
    },
    chosenBecause: {
      type: { type: "text" },
      doc: { en: "Why it is that one, in a sentence with the figures.", zh: "为什么是它：一句带数值的说明。" },
    },
    metrics: {
      type: byMetric({ type: "number" }),
      optional: true,
      doc: {
        en: "The job's metrics, with `evalLoss` and `perplexity` of the checkpoint where the cloud reports them.",
        zh: "任务的指标，以及云返回时 Checkpoint 的 `evalLoss` 和 `perplexity`。",
      },
    },
    ownsModelSet: {
      type: { type: "boolean" },
      internal: true,
      doc: {
        en: "Whether the set was made with the version, so that a destroy that deletes the version may delete it too.",
        zh: "模型集是否随版本一起创建；若是，删除版本的 destroy 也可以删除它。",
      },
    },
    notices,
    details,
  },
} as const satisfies KindDeclaration;
