import type { KindDeclaration, ObjectType } from "./declaration";
import { notices } from "./notify";
import { at, countType, details, placed, timeouts, validation } from "./shared";

/** Shapes of rows that are a file by themselves, which `finetune data convert` writes. */
export const textFormats = ["chat", "dpo", "kto", "text", "prompt-response"] as const;

/** Shapes of the rows of training data, those with media among them. */
export const datasetFormats = [...textFormats, "vision", "image", "video", "voice"] as const;

/** The kind `TrainingDataset`. */
export const trainingDataset = {
  name: "TrainingDataset",
  doc: {
    en: "A training file on a cloud. Preview reads the file and refuses wrong rows before anything is sent; the content decides whether it is the same: changed bytes make a new one, and the jobs that use it train anew.",
    zh: "云上的一份训练文件。预览会读取文件，在发送任何内容之前拒绝错误的行；以内容为准：字节变了就是新数据，使用它的任务会重新训练。",
  },
  blocks: {
    count: "exactly one",
    change: "uploads anew",
    doc: { en: "Where the file goes.", zh: "文件放到哪里。" },
  },
  arguments: {
    path: {
      type: { type: "text", minLength: 1, maxLength: 4096 },
      required: true,
      doc: {
        en: "The training file, UTF-8 JSON Lines; a zip archive or a folder for formats with media; relative to the program's folder.",
        zh: "训练文件，UTF-8 编码的 JSON Lines；带媒体的格式为 zip 压缩包或文件夹；相对于程序所在目录。",
      },
    },
    format: {
      type: { type: "text", choices: datasetFormats },
      required: true,
      doc: {
        en: "Shape of its rows: `chat` (messages), `dpo` (messages, chosen, rejected), `kto`, `text` (continued pre-training), `prompt-response` (Qianfan's arrays); on Bailian also sets of `data.jsonl` with its media: `vision` (messages with pictures or videos), `image` and `video` (prompts with what is to be generated), `voice` (recordings with their texts). On Qianfan a change uploads anew.",
        zh: "行的格式：`chat`（对话消息）、`dpo`（消息、chosen、rejected）、`kto`、`text`（继续预训练）、`prompt-response`（千帆的数组）；在百炼 上还有 `data.jsonl` 加媒体文件的数据集：`vision`（带图片或视频的对话消息）、`image` 和 `video`（提示词及要生成的内容）、`voice`（录音及其文本）。在千帆 上，改动会重新上传。",
      },
    },
    maxLength: {
      type: { type: "integer", min: 1 },
      takes: "a whole number of tokens above 0",
      doc: {
        en: "Longest row in tokens that the job takes (its `max_length` or `maxSeqLen`): longer rows are counted and said, because the cloud drops or cuts them.",
        zh: "任务能接受的最长一行的 token 数（任务的 `max_length` 或 `maxSeqLen`）：超过它的行会被统计并提示，因为云会丢弃或截断它们。",
      },
    },
    timeouts: { ...timeouts, default: { create: "2h", update: "2h", delete: "10m" } },
    validation: {
      ...validation,
      doc: {
        en: "`warn` lets pass what preflight and the offline tables refuse.",
        zh: "`warn` 放行预检和离线规则表会拒绝的内容。",
      },
    },
  },
  outputs: {
    ...placed,
    status: {
      type: { type: "text", choices: ["uploading", "importing", "publishing", "ready", "failed"] },
      doc: { en: "How far it is.", zh: "进行到哪一步。" },
    },
    name: {
      type: { type: "text" },
      doc: {
        en: "Name on the cloud: readable characters, `_`, and a token.",
        zh: "在云上的名称：可读字符、`_` 和标记。",
      },
    },
    fileId: {
      type: { type: "text" },
      optional: true,
      sdkRequired: true,
      doc: { en: "Bailian only: what `trainingFileIds` takes.", zh: "仅百炼：`trainingFileIds` 所需的值。" },
    },
    datasetId: {
      type: { type: "text" },
      optional: true,
      doc: { en: "Qianfan only: the dataset `dg-…`.", zh: "仅千帆：数据集 `dg-…`。" },
    },
    versionId: {
      type: { type: "text" },
      optional: true,
      doc: {
        en: "Qianfan only: its published version `ds-…`, which a job's `dataset.versions` takes.",
        zh: "仅千帆：已发布的版本 `ds-…`，即任务的 `dataset.versions` 所需的值。",
      },
    },
    object: {
      type: {
        type: "object",
        name: "StoredObject",
        doc: { en: "An object in object storage.", zh: "对象存储中的一个对象。" },
        members: {
          bucket: { type: { type: "text" }, required: true, doc: { en: "The bucket.", zh: "bucket。" } },
          key: { type: { type: "text" }, required: true, doc: { en: "The object's key.", zh: "对象的 key。" } },
          region: { type: { type: "text" }, doc: { en: "The bucket's region.", zh: "bucket 所在地域。" } },
        },
      },
      optional: true,
      doc: { en: "Qianfan only: the object that was put into the bucket.", zh: "仅千帆：放入 bucket 的对象。" },
    },
    contentHash: {
      type: { type: "text" },
      computed: true,
      doc: {
        en: "SHA-256 of the bytes; known at preview, like the five after it.",
        zh: "字节的 SHA-256；它和下面五项在预览时就已知。",
      },
    },
    bytes: { type: countType, computed: true, doc: { en: "Size of the file.", zh: "文件大小。" } },
    rows: { type: countType, computed: true, doc: { en: "How many rows it has.", zh: "行数。" } },
    tokens: { type: countType, computed: true, doc: { en: "Tokens of one epoch.", zh: "一轮训练的 token 数。" } },
    tokensAreExact: {
      type: { type: "boolean" },
      computed: true,
      doc: {
        en: "Whether they were counted with the model's tokenizer; else they are an estimate.",
        zh: "是否用模型的分词器精确计数；否则为估算值。",
      },
    },
    longestRowTokens: {
      type: countType,
      computed: true,
      doc: { en: "Tokens of the longest row.", zh: "最长一行的 token 数。" },
    },
    createdAt: at({
      en: "When the cloud got it, RFC 3339 with offset.",
      zh: "云收到它的时间，带时区偏移的 RFC 3339。",
    }),
    notices,
    details,
  },
} as const satisfies KindDeclaration;

const numberType = { type: "number" } as const;
const { outputs: counted } = trainingDataset;

/** What a `TrainingDataset` tells of its data, as a job takes it: numbers as the generated SDKs have them in outputs. */
export const countedDataType = {
  type: "object",
  name: "CountedData",
  doc: { en: "What was counted in a `TrainingDataset`.", zh: "一个 `TrainingDataset` 中统计出的内容。" },
  members: {
    cloud: { type: { type: "cloud", open: true }, doc: counted.cloud.doc },
    contentHash: { type: { type: "text" }, doc: { en: "SHA-256 of the bytes.", zh: "字节的 SHA-256。" } },
    format: { type: { type: "text" }, doc: { en: "What `format` of the data is.", zh: "数据的 `format`。" } },
    rows: { type: numberType, doc: counted.rows.doc },
    tokens: { type: numberType, doc: counted.tokens.doc },
    tokensAreExact: { type: { type: "boolean" }, doc: counted.tokensAreExact.doc },
    longestRowTokens: { type: numberType, doc: counted.longestRowTokens.doc },
  },
} as const satisfies ObjectType;
