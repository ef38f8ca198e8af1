import type { ObjectRule, TextRule } from "../../rules/value-rule";
import { cite } from "../../../sources";

const source = cite("upload-file-api");
const filled: TextRule = { kind: "text", minLength: 1, source };

/** The members of the block `bailian` of training data. */
export const datasetRule: ObjectRule = {
  kind: "object",
  name: "BailianDatasetArguments",
  doc: {
    en: "Block `bailian` of training data: what an upload takes besides the file.",
    zh: "训练数据的 `bailian` 块：上传时除文件之外的参数。",
  },
  source,
  members: {
    purpose: {
      rule: { ...filled, advised: { kind: "text", choices: ["fine-tune", "file-extract", "batch"], source } },
      default: "fine-tune",
      doc: { en: "What the file is for.", zh: "文件的用途。" },
    },
    description: {
      rule: filled,
      change: "next run",
      doc: { en: "Shown beside the file on the console.", zh: "在控制台上显示在文件旁的说明。" },
    },
  },
};
