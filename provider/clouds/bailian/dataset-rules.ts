import type { BlockRules } from "../../contract/rules";
import { checkValue } from "../rules/check-value";
import { datasetRule } from "./tables/dataset";

/** The rules of training data on Bailian: what can be said about its block offline. */
export const bailianDatasetRules: BlockRules = {
  check: (block) => checkValue(datasetRule, block, { path: "", subject: "Bailian", severity: "error", scope: block }),
};
