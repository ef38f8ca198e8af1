import type { ObjectRule } from "../../rules/value-rule";
import { cite } from "../../../sources";

const source = cite("list-checkpoints-api");

/** The members of the block `bailian` of a model version. */
export const versionRule: ObjectRule = {
  kind: "object",
  name: "BailianVersionArguments",
  doc: {
    en: "Block `bailian` of a model version: how a checkpoint is exported.",
    zh: "模型版本的 `bailian` 块：怎样导出 Checkpoint。",
  },
  source,
  members: {
    modelName: {
      rule: { kind: "text", minLength: 1, source },
      defaultWords: { en: "made of the resource's name", zh: "由资源名组成" },
      doc: {
        en: "Name under which the console shows the model, unique in the account; not its ID, which the cloud makes. Without effect for the last checkpoint, which the cloud publishes by itself, and for one that is exported already.",
        zh: "控制台上显示的模型名，在账号内唯一；不是由云生成的 ID。对云自动发布的最后一个 Checkpoint 无效，对已导出的 Checkpoint 也无效。",
      },
    },
  },
};
