import type { BlockRules } from "../../contract/rules";
import { checkValue } from "../rules/check-value";
import { trainingDatasetRule } from "./tables/training-dataset";

/** The rules of training data on Qianfan: what can be said about its block offline, also beside the `format` of its rows. */
export const qianfanDatasetRules: BlockRules = {
  check: (block, inputs = {}) => {
    const scope = { ...block, $format: inputs["format"] };
    return checkValue(trainingDatasetRule, block, { path: "", subject: "Qianfan", severity: "error", scope });
  },
};
