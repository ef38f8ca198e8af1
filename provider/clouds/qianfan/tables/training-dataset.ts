import { bosEndpoints } from "../bos/regions";
import { dataFormats } from "../dataset-formats";
import type { Relation } from "../../rules/value-rule";
import type { ObjectRule } from "../../rules/value-rule";
import { cite } from "../../../sources";

const source = cite("9mnzot7x8");
const bucketNames = cite("S3 buckets", "which BOS follows on its S3-compatible endpoint; no dots: our choice");
const bosDomains = cite("xjwvyq9l4");

/** The words that fit the rows of a format, where both are given. */
const wordsOfFormats: readonly Relation[] = Object.entries(dataFormats).map(([format, words]) => ({
  kind: "narrowed-when",
  member: "dataFormat",
  when: [{ at: "$format", oneOf: [format] }],
  rule: { kind: "text", choices: words, source: `${source}; which word fits which rows: our choice` },
  subject: `format "${format}"`,
  source,
}));

/** The members of the block `qianfan` of training data. */
export const trainingDatasetRule: ObjectRule = {
  kind: "object",
  name: "QianfanDatasetArguments",
  doc: {
    en: "Block `qianfan` of training data: where the file goes, and what the dataset is made of it.",
    zh: "训练数据的 `qianfan` 块：文件放到哪里，以及数据集怎样由它生成。",
  },
  source: "our choice: what an upload and an import need",
  members: {
    bucket: {
      doc: {
        en: "Bucket of the account in Baidu object storage that the file is put into; it must exist; simulated clouds have `sample-bucket`.",
        zh: "存放文件的百度对象存储 bucket，必须已存在；模拟云上有 `sample-bucket`。",
      },
      required: true,
      rule: {
        kind: "text",
        pattern: /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
        says: "of 3 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends",
        source: bucketNames,
      },
    },
    prefix: {
      defaultWords: { en: "the bucket's root", zh: "bucket 的根目录" },
      doc: {
        en: "Folder in the bucket, for example `finetune/train`.",
        zh: "bucket 中的目录，例如 `finetune/train`。",
      },
      rule: {
        kind: "text",
        minLength: 1,
        maxLength: 512,
        // What the import takes for a folder elsewhere, or a path of its own, is kept out.
        pattern: /^(?:(?!\.{1,2}(?:\/|$))[A-Za-z0-9_.-]+(?:\/|$))+$/,
        says: "made of letters, digits, `_`, `-`, `.` and single slashes, not beginning with a slash",
        source: "our choice: what every client of BOS and Qianfan reads alike",
      },
    },
    region: {
      defaultWords: { en: "`finetune:bosRegion`", zh: "`finetune:bosRegion`" },
      doc: { en: "Region of the bucket.", zh: "bucket 所在地域。" },
      rule: {
        kind: "text",
        pattern: /^[a-z]{2,8}$/,
        says: "a region such as bj",
        source: bosDomains,
        advised: { kind: "text", choices: Object.keys(bosEndpoints), source: bosDomains },
      },
    },
    dataFormat: {
      defaultWords: {
        en: "by `format`: chat `Role`, prompt-response `PromptResponse`, text `Text`, dpo `DPO_PromptChosenRejected`, kto `KTO_PromptChosenRejected`",
        zh: "由 `format` 决定：chat 为 `Role`，prompt-response 为 `PromptResponse`，text 为 `Text`，dpo 为 `DPO_PromptChosenRejected`，kto 为 `KTO_PromptChosenRejected`",
      },
      doc: { en: "The cloud's word for the rows.", zh: "云对行格式的叫法。" },
      rule: {
        kind: "text",
        minLength: 1,
        source,
        advised: {
          kind: "text",
          choices: Object.values(dataFormats).flat(),
          source: `${source}, without those for images`,
        },
      },
    },
    storageType: {
      rule: { kind: "text", choices: ["sysStorage", "BOS"], source },
      default: "sysStorage",
      doc: {
        en: "Where the dataset keeps its copy: `sysStorage`, the platform's own, which goes with the dataset; or `BOS`, the folder of the file, where the cloud's copy stays when the dataset is deleted.",
        zh: "数据集副本的位置：`sysStorage`（平台自己的存储，随数据集删除），或 `BOS`（文件所在目录，数据集删除后云的副本仍保留）。",
      },
    },
  },
  relations: wordsOfFormats,
};
