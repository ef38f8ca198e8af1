import type { ObjectRule, TextRule } from "../../rules/value-rule";
import { sources } from "./sources";

const source = sources.upload;
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
