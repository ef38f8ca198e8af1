import type { Condition } from "../../rules/condition";
import type { ListRule } from "../../rules/value-rule";
import { cite } from "../../../sources";

const source = cite("003");
const pythonClient = cite("Python SDK");
const onPlatform: readonly Condition[] = [{ at: ".type", oneOf: [1] }];
const onBos: readonly Condition[] = [{ at: ".type", oneOf: [2] }];
/** Said by its opposite, so that a wrong `type` is one finding and not two. */
const notOnBos: readonly Condition[] = [{ at: ".type", noneOf: [2] }];
const notOnPlatform: readonly Condition[] = [{ at: ".type", noneOf: [1] }];

/** `trainset` of createJob. */
export const trainsetRule: ListRule = {
  kind: "list",
  minItems: 1,
  source,
  items: {
    kind: "object",
    name: "QianfanTrainset",
    doc: {
      en: "One source of rows of a V1 training (`trainset` of createJob).",
      zh: "V1 训练的一个数据来源（createJob 的 `trainset`）。",
    },
    source,
    // The page's rows about object storage are not public in full.
    others: "warning",
    members: {
      type: {
        rule: { kind: "number", choices: [1, 2], source },
        required: true,
        doc: {
          en: "1: a dataset version of Qianfan; 2: files in Baidu object storage.",
          zh: "1：千帆的数据集版本；2：百度对象存储中的文件。",
        },
      },
      id: {
        doc: {
          en: "The dataset version: V1's number, or `ds-…`; needed with type 1, and only there.",
          zh: "数据集版本：V1 的数字，或 `ds-…`；类型 1 时必填，也仅用于此。",
        },
        rule: {
          kind: "number",
          whole: true,
          min: 1,
          besides: /^ds-[A-Za-z0-9]+$/,
          says: "or the version's ID of the form ds-…",
          source: `${source}; ds-…: ${pythonClient}`,
        },
      },
      bosPath: {
        doc: {
          en: "Place of the data, `bos:/bucket/path` with a single slash; needed with type 2, and only there.",
          zh: "数据的位置，`bos:/bucket/path`，单斜杠；类型 2 时必填，也仅用于此。",
        },
        rule: {
          kind: "text",
          pattern: /^bos:\/[A-Za-z0-9_-]+\/.*$/,
          says: "of the form bos:/bucket/path with a single slash",
          source: pythonClient,
        },
      },
    },
    relations: [
      { kind: "required-when", member: "id", when: onPlatform, says: "with type 1", source },
      { kind: "only-when", member: "id", when: notOnBos, says: "with type 1", source },
      { kind: "required-when", member: "bosPath", when: onBos, says: "with type 2", source: pythonClient },
      {
        kind: "only-when",
        member: "bosPath",
        when: notOnPlatform,
        says: "with type 2",
        source: pythonClient,
      },
    ],
  },
};
