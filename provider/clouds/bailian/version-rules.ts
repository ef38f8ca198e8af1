import { checkValue } from "../rules/check-value";
import type { ObjectRule } from "../rules/value-rule";
import type { BlockRules } from "../../contract/rules";
import { cite } from "../../sources";

/** The rules of a model version on Bailian: what can be said about its block offline. */
export const bailianVersionRules: BlockRules = {
  check: (block) => checkValue(versionRule, block, { path: "", subject: "Bailian", severity: "error", scope: block }),
};

const source = cite("list-checkpoints-api");

/** The members of the block `bailian` of a model version. */
export const versionRule: ObjectRule = {
  kind: "object",
  source,
  members: { modelName: { rule: { kind: "text", minLength: 1, source } } },
};
