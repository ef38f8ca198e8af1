import type { Relation } from "../../rules/value-rule";
import type { ListRule, ObjectRule, TextRule } from "../../rules/value-rule";
import { modelRows } from "./models";
import { parameterRelations } from "./parameter-relations";
import { tableOf, trainingTypes } from "./models";
import { reinforcement, tunedModel } from "./models";
import { cite } from "../../../sources";

const source = cite("create-fine-tuning-job-api");
const overview = cite("model-training-overview");
const filled: TextRule = { kind: "text", minLength: 1, source };
const fileIds: ListRule = { kind: "list", items: filled, source };
/** The output `fileId` of training data is none on other clouds; check refuses that. */
const fileIdsType = { type: "list", items: { type: "one of", of: [{ type: "text" }, { type: "nothing" }] } } as const;

const dataset: ObjectRule = {
  kind: "object",
  name: "BailianDataset",
  doc: { en: "One set of training or validation data on Bailian.", zh: "百炼上的一组训练或验证数据。" },
  source,
  members: {
    dataSourceType: {
      rule: { kind: "text", choices: ["file_id", "oss_mount"], source },
      required: true,
      doc: {
        en: "`file_id`: a file of the files API; `oss_mount`: an object in the user's own OSS bucket (Beijing only).",
        zh: "`file_id`：文件 API 的文件；`oss_mount`：用户自己 OSS bucket 中的对象（仅北京）。",
      },
    },
    fileId: { rule: filled, doc: { en: "ID of the file; needed for `file_id`.", zh: "文件的 ID；`file_id` 时必填。" } },
    mountStorage: {
      doc: { en: "Place of the object; needed for `oss_mount`.", zh: "对象的位置；`oss_mount` 时必填。" },
      rule: {
        kind: "object",
        source,
        members: {
          region: {
            rule: {
              ...filled,
              advised: { kind: "text", choices: ["cn-beijing", "ap-southeast-1"], source },
            },
            required: true,
            doc: { en: "Region of the bucket.", zh: "bucket 所在地域。" },
          },
          bucket: { rule: filled, required: true, doc: { en: "Name of the bucket.", zh: "bucket 的名称。" } },
          filePath: {
            rule: { ...filled, pattern: /(?<!\.zip)$/i, says: "that does not end in .zip" },
            required: true,
            doc: {
              en: "Object key; for data of several files the key of its `data.jsonl`. No zip.",
              zh: "对象的 key；多文件数据为其 `data.jsonl` 的 key。不支持 zip。",
            },
          },
        },
      },
    },
  },
  relations: [
    ...(["required-when", "only-when"] as const).flatMap((kind): Relation[] => [
      {
        kind,
        member: "fileId",
        when: [{ at: ".dataSourceType", oneOf: ["file_id"] }],
        says: "with dataSourceType file_id",
        source,
      },
      {
        kind,
        member: "mountStorage",
        when: [{ at: ".dataSourceType", oneOf: ["oss_mount"] }],
        says: "with dataSourceType oss_mount",
        source,
      },
    ]),
  ],
};
const datasets: ListRule = { kind: "list", items: dataset, source };

/** What each model can be trained with, where a document lists it. A method of a later date is only a warning. */
const methodsOfModels: readonly Relation[] = modelRows.flatMap(
  ({ model, trainingTypes: choices, ...row }): Relation[] =>
    choices === undefined
      ? []
      : [
          {
            kind: "narrowed-when",
            member: "trainingType",
            when: [
              { at: "$baseModel", oneOf: [model] },
              { at: "trainingType", oneOf: trainingTypes },
            ],
            rule: { kind: "text", choices, source: row.source },
            subject: model,
            source: row.source,
            tableOf,
          },
        ],
);

const oneFile = (member: string): Relation => ({
  kind: "narrowed-when",
  member,
  when: [{ at: "$family", oneOf: ["cosyvoice", "wan"] }],
  rule: { kind: "list", items: { kind: "any", source }, minItems: 1, maxItems: 1, source },
  source,
});

/** The members of the block `bailian`. */
export const blockRule: ObjectRule = {
  kind: "object",
  name: "BailianArguments",
  doc: {
    en: "Block `bailian` of a fine-tuning job: the members of `POST /fine-tunes` in camelCase, the keys of `hyperParameters` exactly as the cloud spells them.",
    zh: "训练任务的 `bailian` 块：`POST /fine-tunes` 的成员，写成 camelCase；`hyperParameters` 的键与云的拼写完全一致。",
  },
  source: `${source}; what this version does not know goes into extraParameters`,
  members: {
    model: {
      required: true,
      rule: {
        ...filled,
        advised: {
          kind: "text",
          choices: modelRows.map((row) => row.model),
          besides: tunedModel,
          source: overview,
          tableOf,
        },
      },
      doc: {
        en: "Base model, for example `qwen3-8b`, or the `finetunedOutput` of an earlier job.",
        zh: "基础模型，例如 `qwen3-8b`，或之前某个任务的 `finetunedOutput`。",
      },
    },
    trainingType: {
      rule: {
        ...filled,
        advised: { kind: "text", choices: [...trainingTypes, ...reinforcement], source, tableOf },
      },
      doc: {
        en: "Training method: `sft` (all parameters), `efficient_sft` (LoRA), `cpt` (continued pre-training), `dpo_full`, `dpo_lora`. Best given: documents disagree on what the cloud takes when it is absent.",
        zh: "训练方法：`sft`（全参）、`efficient_sft`（LoRA）、`cpt`（继续预训练）、`dpo_full`、`dpo_lora`。最好写明：不写时云取什么，各文档说法不一。",
      },
    },
    trainingFileIds: {
      rule: fileIds,
      type: fileIdsType,
      doc: {
        en: "IDs of the training files. Exactly one of this and `trainingDatasets`. Speech and video models: one file.",
        zh: "训练文件的 ID。与 `trainingDatasets` 必须且只能写一个。语音和视频模型：一个文件。",
      },
    },
    trainingDatasets: {
      rule: datasets,
      doc: {
        en: "Training data in the newer form. Exactly one of this and `trainingFileIds`.",
        zh: "较新形式的训练数据。与 `trainingFileIds` 必须且只能写一个。",
      },
    },
    validationFileIds: {
      rule: fileIds,
      type: fileIdsType,
      defaultWords: { en: "the cloud splits the training data (`split`)", zh: "云从训练数据中切分（`split`）" },
      doc: {
        en: "IDs of the validation files; not beside `validationDatasets`.",
        zh: "验证文件的 ID；不能与 `validationDatasets` 同时使用。",
      },
    },
    validationDatasets: {
      rule: datasets,
      doc: {
        en: "Validation data in the newer form; not beside `validationFileIds`.",
        zh: "较新形式的验证数据；不能与 `validationFileIds` 同时使用。",
      },
    },
    hyperParameters: {
      rule: { kind: "object", members: {}, others: "any", relations: parameterRelations, source },
      doc: {
        en: 'Hyperparameters under the cloud\'s names. Text and vision models need `n_epochs`, `batch_size` and `max_length`, since these decide the price; `learning_rate` may be a text such as `"1.6e-5"`. Numbers compare as numbers.',
        zh: '超参，使用云的名称。文本和视觉模型需要 `n_epochs`、`batch_size` 和 `max_length`，因为它们决定价格；`learning_rate` 可以写成文本，例如 `"1.6e-5"`。数字按数值比较。',
      },
    },
    modelName: {
      rule: filled,
      change: "next run",
      doc: { en: "Display name of the trained model, not its ID.", zh: "训练出的模型的显示名称，不是它的 ID。" },
    },
    finetunedOutputSuffix: {
      rule: {
        kind: "text",
        minLength: 1,
        pattern: /^[A-Za-z0-9._-]+$/,
        says: "made of letters, digits, dots, hyphens and underscores",
        source: "our choice: it becomes part of a model ID",
        advised: {
          kind: "text",
          maxLength: 8,
          pattern: /^[a-z0-9]+$/,
          says: "made of lower-case letters and digits",
          source: cite("model-compression-api-reference", "whose rule for suffixes no page states for fine-tuning"),
        },
      },
      doc: {
        en: "Stands between base model and job ID in the trained model's ID.",
        zh: "位于训练出的模型 ID 中，在基础模型和任务 ID 之间。",
      },
    },
    extraParameters: {
      rule: { kind: "object", members: {}, others: "any", source: "our choice: sent as given" },
      doc: {
        en: "Members of the request that this version does not know, sent as given and never judged.",
        zh: "本版本不认识的请求成员，原样发送，从不检查。",
      },
    },
  },
  relations: [
    { kind: "exactly-one", members: ["trainingFileIds", "trainingDatasets"], source },
    { kind: "at-most-one", members: ["validationFileIds", "validationDatasets"], source },
    {
      kind: "required-when",
      member: "trainingType",
      when: [],
      says: "to be sure of the method: documents disagree on what the cloud takes without it",
      severity: "warning",
      source,
    },
    ...methodsOfModels,
    oneFile("trainingFileIds"),
    oneFile("trainingDatasets"),
  ],
};
