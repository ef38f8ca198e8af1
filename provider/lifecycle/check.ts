import { checkBlocks, type BlockRules } from "./block-rules";
import type { CloudName, Finding } from "./cloud";
import { checkCommonArguments } from "./common-arguments";

/** Everything that can be said about arguments offline. */
export interface CheckResult {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Judges a job's arguments without a call: all findings at once; values that are not known yet are never judged. */
export function checkJob(
  rules: Readonly<Record<CloudName, BlockRules>>,
  inputs: Readonly<Record<string, unknown>>,
): CheckResult {
  return bySeverity([...checkCommonArguments(inputs), ...checkBlocks(rules, inputs, "a job runs on")]);
}

/** Findings as a check answers them. */
export function bySeverity(findings: readonly Finding[]): CheckResult {
  return {
    errors: findings.filter(({ severity }) => severity === "error"),
    warnings: findings.filter(({ severity }) => severity === "warning"),
  };
}
