import type { ObjectRule } from "../../rules/value-rule";
import { newSetName, publishRule } from "./publish";

const { members, relations = [] } = publishRule;
const { checkpointStep: _checkpoint, deleteWithJob: _delete, ...shared } = members;

/** The members of the block `qianfan` of a model version: those of a job's own `publish` that are not arguments beside it. */
export const versionRule: ObjectRule = {
  kind: "object",
  name: "QianfanVersionArguments",
  doc: {
    en: "Block `qianfan` of a model version: how a checkpoint becomes a version of a model (CreateCustomModel).",
    zh: "模型版本的 `qianfan` 块：Checkpoint 怎样成为模型的一个版本（CreateCustomModel）。",
  },
  source: publishRule.source,
  members: {
    ...shared,
    modelName: {
      ...newSetName,
      defaultWords: { en: "made of the resource's name and its token", zh: "由资源名和标记组成" },
    },
  },
  relations,
};
