import type { ObjectRule } from "../../rules/value-rule";
import { cite } from "../../../sources";

const source = cite("Python SDK");

/** `corpusConfig` as [Python SDK] knows it; the names of the newest page [1mo1a2ttv] are not public, so others only warn. */
export const corpusRule: ObjectRule = {
  kind: "object",
  name: "QianfanCorpus",
  doc: {
    en: "General or vertical data of Qianfan that is mixed in (`corpusConfig`).",
    zh: "混入的千帆 通用或垂直语料（`corpusConfig`）。",
  },
  source,
  others: "warning",
  members: {
    copyData: {
      rule: { kind: "boolean", source },
      default: false,
      doc: {
        en: "Repeat rows where the mix needs more than the corpus has.",
        zh: "混入量超过语料时重复使用语料中的行。",
      },
    },
    config: {
      doc: { en: "What is mixed in.", zh: "混入什么。" },
      rule: {
        kind: "list",
        source,
        items: {
          kind: "object",
          source,
          others: "warning",
          members: {
            proportion: {
              rule: { kind: "text", minLength: 1, source },
              required: true,
              doc: {
                en: '`"x%"` for corpus type 1, `"1:n"` for the types 2 and 3.',
                zh: '语料类型 1 写 `"x%"`，类型 2 和 3 写 `"1:n"`。',
              },
            },
            corpusType: {
              rule: { kind: "number", choices: [1, 2, 3], source },
              type: { type: "integer", choices: [1, 2, 3], open: true },
              required: true,
              doc: {
                en: "1 Qianfan common, 2 Yiyan common, 3 Yiyan vertical. 1 does not go together with the others.",
                zh: "1 千帆通用，2 一言通用，3 一言垂直。1 不能与其他类型一起使用。",
              },
            },
            labels: {
              doc: { en: "Tasks of the vertical corpus; type 3 only.", zh: "垂直语料的任务；仅类型 3。" },
              rule: { kind: "list", maxItems: 5, items: { kind: "text", minLength: 1, source }, source },
            },
          },
          relations: [
            {
              kind: "narrowed-when",
              member: "proportion",
              when: [{ at: ".corpusType", oneOf: [1] }],
              rule: {
                kind: "text",
                pattern: /^(100(\.0+)?|\d{1,2}(\.\d+)?)%$/,
                says: 'of the form "x%" from 0% to 100%',
                source,
              },
              source,
            },
            {
              kind: "narrowed-when",
              member: "proportion",
              when: [{ at: ".corpusType", oneOf: [2, 3] }],
              rule: { kind: "text", pattern: /^1:\d+(\.\d+)?$/, says: 'of the form "1:n"', source },
              source,
            },
            {
              kind: "required-when",
              member: "labels",
              when: [{ at: ".corpusType", oneOf: [3] }],
              says: "with corpusType 3",
              source,
            },
            {
              kind: "only-when",
              member: "labels",
              when: [{ at: ".corpusType", oneOf: [3] }],
              says: "with corpusType 3",
              source,
            },
          ],
        },
      },
    },
  },
  relations: [{ kind: "one-group", list: "config", member: "corpusType", groups: [[1], [2, 3]], source }],
};
