import type { ObjectRule, TextRule } from "../../rules/value-rule";
import { cite } from "../../../sources";

const source = cite("upload-file-api");
const filled: TextRule = { kind: "text", minLength: 1, source };

/** The members of the block `bailian` of training data. */
export const datasetRule: ObjectRule = {
  kind: "object",
  source,
  members: {
    purpose: {
      rule: { ...filled, advised: { kind: "text", choices: ["fine-tune", "file-extract", "batch"], source } },
    },
    description: { rule: filled },
  },
};
