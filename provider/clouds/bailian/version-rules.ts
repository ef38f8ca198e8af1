import type { BlockRules } from "../../contract/rules";
import { checkValue } from "../rules/check-value";
import { versionRule } from "./tables/version";

/** The rules of a model version on Bailian: what can be said about its block offline. */
export const bailianVersionRules: BlockRules = {
  check: (block) => checkValue(versionRule, block, { path: "", subject: "Bailian", severity: "error", scope: block }),
};
