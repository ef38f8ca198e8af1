import type { Relation } from "../../rules/value-rule";
import type { ObjectRule } from "../../rules/value-rule";
import { cite } from "../../../sources";

const source = cite("4lrzz0plk");
const pythonClient = cite("Python SDK");
const version1 = cite("003");
const newestPage = cite("1mo1a2ttv");
const onPlatform = [{ at: "dataset.sourceType", oneOf: ["Platform"] }];
const onBos = [{ at: "dataset.sourceType", oneOf: ["Bos"] }];

/** Who may not have a member. Said by its opposite, so that a misspelt `sourceType` is one finding and not three. */
const notOnBos = [{ at: "dataset.sourceType", noneOf: ["Bos", "Afs"] }];
const notOnPlatform = [{ at: "dataset.sourceType", noneOf: ["Platform"] }];

const onPlatformOnly = { says: "with sourceType Platform", source } as const;
const onBosOnly = { says: "with sourceType Bos", source } as const;
const placeRelations: readonly Relation[] = [
  { kind: "required-when", member: "versionId", when: onPlatform, ...onPlatformOnly },
  { kind: "required-when", member: "versionBosUri", when: onBos, ...onBosOnly },
  { kind: "only-when", member: "versionId", when: notOnBos, ...onPlatformOnly },
  { kind: "only-when", member: "samplingRate", when: notOnBos, ...onPlatformOnly },
  { kind: "only-when", member: "versionBosUri", when: notOnPlatform, ...onBosOnly },
];

/** `dataset`: what CreateFineTuningTask calls datasetConfig. */
export const datasetRule: ObjectRule = {
  kind: "object",
  name: "QianfanDataset",
  doc: {
    en: "What a job trains on (`datasetConfig` of CreateFineTuningTask).",
    zh: "任务的训练数据（CreateFineTuningTask 的 `datasetConfig`）。",
  },
  source,
  members: {
    sourceType: {
      required: true,
      doc: {
        en: "`Platform`: dataset versions of Qianfan; `Bos`: files in Baidu object storage.",
        zh: "`Platform`：千帆的数据集版本；`Bos`：百度对象存储中的文件。",
      },
      rule: {
        kind: "text",
        choices: ["Platform", "Bos", "Afs"],
        source: `${source}; Afs: ${pythonClient}`,
        advised: { kind: "text", choices: ["Platform", "Bos"], source },
      },
    },
    versions: {
      required: true,
      doc: { en: "The data; the order is kept.", zh: "数据；保持顺序。" },
      rule: {
        kind: "list",
        minItems: 1,
        source,
        items: {
          kind: "object",
          name: "QianfanDatasetVersion",
          doc: {
            en: "One version of a dataset on Qianfan, or data in object storage.",
            zh: "千帆上数据集的一个版本，或对象存储中的数据。",
          },
          source,
          members: {
            versionId: {
              doc: {
                en: 'ID of a published dataset version, `ds-…`; needed with `sourceType: "Platform"`, and only there.',
                zh: '已发布的数据集版本 ID `ds-…`；`sourceType: "Platform"` 时必填，也仅用于此。',
              },
              rule: {
                kind: "text",
                pattern: /^ds-[A-Za-z0-9]+$/,
                says: "of the form ds-… (the version's ID, not the dataset's dg-…)",
                source,
              },
            },
            samplingRate: {
              rule: { kind: "number", min: 0.01, max: 10, source },
              default: 1,
              doc: { en: "How often the rows are used; `Platform` only.", zh: "各行的使用次数；仅 `Platform`。" },
            },
            versionBosUri: {
              doc: {
                en: 'Place of the data, `bos:/bucket/path` with a single slash; needed with `sourceType: "Bos"`, and only there.',
                zh: '数据的位置，`bos:/bucket/path`，单斜杠；`sourceType: "Bos"` 时必填，也仅用于此。',
              },
              rule: {
                kind: "text",
                pattern: /^bos:\/[A-Za-z0-9_-]+\/.*$/,
                says: "of the form bos:/bucket/path with a single slash",
                source,
              },
            },
          },
          relations: placeRelations,
        },
      },
    },
    splitRatio: {
      // Every sample gives it, and [SDK's mock] refuses a request without it.
      required: true,
      doc: {
        en: "Percent of the rows kept back for validation; 0 to 20 by the newest page.",
        zh: "留作验证的行的百分比；按最新文档为 0 到 20。",
      },
      rule: {
        kind: "number",
        min: 0,
        max: 50,
        source: `${version1}; the newest page of V2 says 0 to 20`,
        advised: { kind: "number", min: 0, max: 20, source: newestPage },
      },
    },
    corpusProportion: {
      doc: {
        en: 'Older form of mixing in general data: percent or ratio, for example `"3%"` or `"1:5"`.',
        zh: '混入通用语料的旧形式：百分比或比例，例如 `"3%"` 或 `"1:5"`。',
      },
      rule: {
        kind: "text",
        pattern: /^(\d+(\.\d+)?%|\d+:\d+(\.\d+)?)$/,
        says: 'of the form "x%" or "1:n"',
        source: pythonClient,
      },
    },
  },
};
