import type { BlockRules } from "../../contract/rules";
import { checkValue } from "../rules/check-value";
import { versionRule } from "./tables/version";

/** The rules of a model version on Qianfan: what can be said about its block offline. */
export const qianfanVersionRules: BlockRules = {
  check: (block) => checkValue(versionRule, block, { path: "", subject: "Qianfan", severity: "error", scope: block }),
};
