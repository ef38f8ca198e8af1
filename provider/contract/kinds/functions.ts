import type { FunctionDeclaration, KindDeclaration, Output, Property, PropertyType, ObjectType } from "./declaration";
import { fineTuneJob, jobStatuses } from "./fine-tune-job";
import { modelDeployment } from "./model-deployment";
import { modelVersion } from "./model-version";
import { trainingDataset } from "./training-dataset";

const id = {
  type: { type: "text" },
  required: true,
  doc: { en: "Its resource ID.", zh: "它的资源 ID。" },
} as const satisfies Property;

const isUnknownStatus = {
  type: { type: "boolean" },
  doc: {
    en: "The cloud's word is none that its documents know.",
    zh: "云的状态词不在其文档之中。",
  },
} as const satisfies Property;

/** Outputs as one look at the cloud tells them: what the provider adds is not among them. */
function told({ outputs }: KindDeclaration, without: readonly string[]): Readonly<Record<string, Property>> {
  const own = Object.entries<Output>(outputs).filter(
    ([name, { computed, internal }]) => computed !== true && internal !== true && !without.includes(name),
  );
  return Object.fromEntries(
    own.map(([name, { type: declared, doc, optional, late }]) => {
      const type: PropertyType = declared.type === "cloud" ? { type: "cloud", open: true } : declared;
      const isThere = optional !== true && late !== true;
      return [name, { type, doc, ...(isThere ? { required: true as const } : {}) }];
    }),
  );
}

const cloudFilter = {
  type: { type: "cloud", open: true },
  defaultWords: { en: "every cloud", zh: "所有云" },
  doc: { en: "Only those on this cloud.", zh: "只列出这家云上的。" },
} as const satisfies Property;

const jobFilter = {
  cloud: {
    type: { type: "cloud", open: true },
    defaultWords: { en: "every cloud", zh: "所有云" },
    doc: { en: "Whose jobs.", zh: "哪家云的任务。" },
  },
  status: {
    type: {
      type: "one of",
      of: [
        { type: "text", choices: jobStatuses },
        { type: "list", items: { type: "text", choices: jobStatuses } },
      ],
    },
    doc: { en: "One status, or several.", zh: "一个或多个状态。" },
  },
  baseModel: { type: { type: "text" }, doc: { en: "The base model.", zh: "基础模型。" } },
  namePrefix: { type: { type: "text" }, doc: { en: "Beginning of the job's name.", zh: "任务名的开头。" } },
} as const satisfies Readonly<Record<string, Property>>;

const sourced = {
  type: { type: "text" },
  required: true,
  doc: { en: "Who says so.", zh: "出处。" },
} as const satisfies Property;

const baseModel = {
  type: "object",
  name: "BaseModel",
  doc: { en: "A model that can be trained, with who says so.", zh: "一个可以训练的模型，以及出处。" },
  members: {
    cloud: { type: { type: "cloud", open: true }, required: true, doc: { en: "Where.", zh: "在哪家云上。" } },
    model: { type: { type: "text" }, required: true, doc: { en: "What `model` takes.", zh: "`model` 所需的值。" } },
    kind: {
      type: { type: "text" },
      doc: { en: "What it works on, for example `vision`.", zh: "它处理什么，例如 `vision`。" },
    },
    methods: {
      type: {
        type: "list",
        items: {
          type: "object",
          name: "TrainingMethod",
          doc: {
            en: "A way of training; one without arguments where no document lists any.",
            zh: "一种训练方式；文档未列出时没有参数。",
          },
          members: {
            arguments: {
              type: { type: "map", values: { type: "text" } },
              required: true,
              doc: { en: "The arguments that name it.", zh: "指明它的参数。" },
            },
            parameters: {
              type: {
                type: "list",
                items: {
                  type: "object",
                  name: "HyperParameter",
                  doc: { en: "A hyperparameter that it takes.", zh: "它接受的一个超参数。" },
                  members: {
                    key: { type: { type: "text" }, required: true, doc: { en: "Its name.", zh: "名称。" } },
                    takes: { type: { type: "text" }, required: true, doc: { en: "What it may be.", zh: "可取的值。" } },
                    isRequired: {
                      type: { type: "boolean" },
                      required: true,
                      doc: { en: "Whether it must be given.", zh: "是否必填。" },
                    },
                    default: {
                      type: { type: "one of", of: [{ type: "text" }, { type: "number" }, { type: "boolean" }] },
                      doc: { en: "What it is where it is left out.", zh: "省略时的值。" },
                    },
                    source: sourced,
                  },
                },
              },
              required: true,
              doc: { en: "The hyperparameters that it takes.", zh: "它接受的超参数。" },
            },
          },
        },
      },
      required: true,
      doc: { en: "How it can be trained.", zh: "可以怎样训练。" },
    },
    prices: {
      type: {
        type: "list",
        items: {
          type: "object",
          name: "TrainingPrice",
          doc: { en: "What training costs in a region.", zh: "在一个地域训练的价格。" },
          members: {
            region: {
              type: { type: "text" },
              doc: { en: "Absent where it is the same everywhere.", zh: "各处相同时不存在。" },
            },
            pricePerThousandTokens: {
              type: { type: "number" },
              required: true,
              doc: { en: "Of 1000 trained tokens.", zh: "训练 1000 个 token 的价格。" },
            },
            currency: {
              type: { type: "text" },
              required: true,
              doc: { en: "As in ISO 4217.", zh: "ISO 4217 货币代码。" },
            },
            priceSource: sourced,
          },
        },
      },
      required: true,
      doc: {
        en: "Where calls go now first; empty where none is known.",
        zh: "当前调用的地域在前；未知时为空。",
      },
    },
    retires: {
      type: { type: "text" },
      doc: { en: "Day from which nothing new is trained on it.", zh: "从这一天起不能再用它训练。" },
    },
    date: { type: { type: "text" }, required: true, doc: { en: "As of when.", zh: "截至何时。" } },
    source: sourced,
  },
} as const satisfies ObjectType;

/** By what the lists of a kind are narrowed, for who looks for something to import. */
export const listArguments: Readonly<Record<string, Readonly<Record<string, Property>>>> = {
  [fineTuneJob.name]: jobFilter,
  [trainingDataset.name]: { cloud: cloudFilter },
  [modelVersion.name]: { cloud: cloudFilter },
  [modelDeployment.name]: { cloud: cloudFilter },
};

/** Functions that read without managing. */
export const functions: readonly FunctionDeclaration[] = [
  {
    name: "getFineTuneJob",
    doc: { en: "Reads one job without managing it.", zh: "读取一个任务，但不管理它。" },
    arguments: {
      id: {
        type: { type: "text" },
        required: true,
        doc: {
          en: "Resource ID: `bailian/ft-…` or `qianfan/job-…/task-…`.",
          zh: "资源 ID：`bailian/ft-…` 或 `qianfan/job-…/task-…`。",
        },
      },
    },
    result: {
      type: "object",
      name: "JobDescription",
      doc: { en: "A job as its cloud tells it now.", zh: "云此刻所报告的任务。" },
      members: {
        id,
        ...told(fineTuneJob, ["endpoint"]),
        loss: { type: { type: "number" }, doc: { en: "Loss of the last step.", zh: "最近一步的损失。" } },
        isUnknownStatus,
      },
    },
    gives: "one or nothing",
  },
  {
    name: "listFineTuneJobs",
    doc: {
      en: "Every job of the account that a filter lets pass, newest or oldest first as the cloud gives them; pages are fetched as needed.",
      zh: "账号下通过筛选的每个任务，从新到旧或从旧到新，依云给出的顺序；分页按需读取。",
    },
    arguments: jobFilter,
    result: { type: "object", name: "JobDescription", members: {} },
    gives: "many",
    many: { as: "jobs", filter: "JobFilter", doc: { en: "Which jobs to list.", zh: "列出哪些任务。" } },
  },
  {
    name: "listBaseModels",
    doc: {
      en: "Every model that can be trained, by the catalogue and the tables of this version, as `finetune models` shows them. Asks no cloud.",
      zh: "可以训练的每个模型，依据目录和本版本的规则表，与 `finetune models` 所示相同。不向云发送请求。",
    },
    arguments: {
      cloud: cloudFilter,
      model: {
        type: { type: "text" },
        doc: {
          en: "Only this model; a tuned one is trained on as its base is.",
          zh: "只列出这个模型；微调过的模型按其基础模型训练。",
        },
      },
    },
    result: baseModel,
    gives: "many",
    many: { as: "models", filter: "ModelFilter", doc: { en: "Which models to list.", zh: "列出哪些模型。" } },
  },
  {
    name: "getModelDeployment",
    doc: { en: "Reads one deployment without managing it.", zh: "读取一个部署，但不管理它。" },
    arguments: {
      id: {
        type: { type: "text" },
        required: true,
        doc: {
          en: "Resource ID: `bailian/<deployed model>` or `qianfan/svco-…`.",
          zh: "资源 ID：`bailian/<deployed model>` 或 `qianfan/svco-…`。",
        },
      },
    },
    result: {
      type: "object",
      name: "DeploymentDescription",
      doc: { en: "A deployment as its cloud tells it now.", zh: "云此刻所报告的部署。" },
      members: {
        id,
        ...told(modelDeployment, ["endpoint", "deploymentId", "instanceId", "deploymentName", "suffix"]),
        cloudStatus: { ...modelDeployment.outputs.cloudStatus, required: true },
        reason: {
          type: { type: "text" },
          doc: { en: "The cloud's own words for a failure.", zh: "云对失败的原话。" },
        },
        model: { type: { type: "text" }, doc: { en: "The model that is served now.", zh: "当前部署的模型。" } },
        modelSetId: { type: { type: "text" }, doc: { en: "Qianfan only: its set.", zh: "仅 Qianfan：它的模型集。" } },
        isUnknownStatus,
      },
    },
    gives: "one or nothing",
  },
];
