import type { MemberRule, ObjectRule } from "../../rules/value-rule";
import { cite } from "../../../sources";

const modelNames = cite("doc-3250062");
const createModel = cite("Ylw02ns4o");

/** The name of a model set that is made for a version. */
export const newSetName: MemberRule = {
  defaultWords: { en: "the job's name", zh: "任务名" },
  doc: {
    en: "Name of the new model set; not beside `modelSetId`.",
    zh: "新模型集的名称；不能与 `modelSetId` 同时使用。",
  },
  rule: {
    kind: "text",
    minLength: 2,
    maxLength: 20,
    pattern: /^[\u4e00-\u9fffA-Za-z0-9][\u4e00-\u9fffA-Za-z0-9_]*$/,
    says: "made of Chinese characters, letters, digits and underscores, not beginning with an underscore",
    source: modelNames,
  },
};

/** What `publish` accepts. */
export const publishRule: ObjectRule = {
  kind: "object",
  name: "QianfanPublish",
  doc: { en: "How the finished run is published as a model version.", zh: "成功的运行如何发布为模型版本。" },
  orFalse: true,
  source: "our choice: Qianfan publishes only when asked",
  members: {
    modelName: newSetName,
    modelSetId: {
      doc: {
        en: "An existing set, `am-…`, that gets another version; not beside `modelName`.",
        zh: "已有的模型集 `am-…`，在其中增加一个版本；不能与 `modelName` 同时使用。",
      },
      rule: { kind: "text", pattern: /^am-[A-Za-z0-9]+$/, says: "of the form am-…", source: createModel },
    },
    checkpointStep: {
      rule: { kind: "number", whole: true, min: 1, source: createModel },
      defaultWords: { en: "the last", zh: "最后一个" },
      doc: { en: "The checkpoint to publish, by its step.", zh: "要发布的 Checkpoint，用 step 表示。" },
    },
    description: {
      rule: { kind: "text", maxLength: 300, source: createModel },
      doc: { en: "Description of the version.", zh: "版本的说明。" },
    },
    deleteWithJob: {
      rule: {
        kind: "boolean",
        source: "our choice: a model is paid for, so it stays unless the program says otherwise",
      },
      default: false,
      doc: { en: "Delete the published version together with the job.", zh: "删除任务时一并删除已发布的版本。" },
    },
  },
  relations: [
    {
      kind: "at-most-one",
      members: ["modelName", "modelSetId"],
      source: "our choice: a name is for a new set, an ID for an existing one",
    },
  ],
};

/** `publish`, the same in the job blocks of both interfaces. */
export const publish: MemberRule = {
  rule: publishRule,
  default: {},
  change: "in place",
  doc: {
    en: "How the finished run becomes a model that can be served; `false`: not at all. A change publishes another version and leaves the earlier one.",
    zh: "运行成功后如何成为可部署的模型；`false`：不发布。改动会发布另一个版本，并保留之前的版本。",
  },
};
