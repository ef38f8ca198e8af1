import type { PriceOverrides } from "../../prices/price-overrides";
import { checkBlocks } from "../../contract/block-rules";
import type { CloudName, CloudRules, Finding } from "../../contract/cloud";
import { checkCommonArguments } from "./common-arguments";
import { estimateJob, type EstimateOutcome } from "./estimate-job";

/** Everything that can be said about arguments offline. */
export interface CheckResult {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Judges a job's arguments without a call: all findings at once; values that are not known yet are never judged. */
export function checkJob(
  rules: Readonly<Record<CloudName, CloudRules>>,
  inputs: Readonly<Record<string, unknown>>,
  prices?: PriceOverrides,
): CheckResult & Pick<EstimateOutcome, "estimate" | "line"> {
  const { findings, ...estimated } = estimateJob(rules, inputs, prices);
  return {
    ...bySeverity([...checkCommonArguments(inputs), ...checkBlocks(rules, inputs, "a job runs on"), ...findings]),
    ...estimated,
  };
}

/** Findings as a check answers them. */
export function bySeverity(findings: readonly Finding[]): CheckResult {
  return {
    errors: findings.filter(({ severity }) => severity === "error"),
    warnings: findings.filter(({ severity }) => severity === "warning"),
  };
}
