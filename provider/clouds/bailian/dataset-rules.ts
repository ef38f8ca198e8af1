import { checkValue } from "../rules/check-value";
import type { ObjectRule, TextRule } from "../rules/value-rule";
import type { BlockRules } from "../../contract/rules";
import { cite } from "../../sources";

/** The rules of training data on Bailian: what can be said about its block offline. */
export const bailianDatasetRules: BlockRules = {
  check: (block) => checkValue(datasetRule, block, { path: "", subject: "Bailian", severity: "error", scope: block }),
};

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
