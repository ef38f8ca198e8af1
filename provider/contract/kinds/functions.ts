import type { FunctionDeclaration, KindDeclaration, Output, Property, PropertyType } from "./declaration";
import { baseModel } from "./base-model";
import { fineTuneJob } from "./fine-tune-job";
import { modelDeployment } from "./model-deployment";
import { modelVersion } from "./model-version";
import { jobStatuses } from "./shared";
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
        modelSetId: { type: { type: "text" }, doc: { en: "Qianfan only: its set.", zh: "仅千帆：它的模型集。" } },
        isUnknownStatus,
      },
    },
    gives: "one or nothing",
  },
];
