import type { CloudRules, Finding } from "./cloud";
import type { CloudName } from "./cloud";
import { checkCommonArguments } from "./common-arguments";
import { cloudNames } from "./inputs";
import { isUnknown } from "./unknown";

/** Everything that can be said about a job's arguments offline. */
export interface CheckResult {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Judges the arguments without a call: all findings at once; values that are not known yet are never judged. */
export function checkJob(
  rules: Readonly<Record<CloudName, CloudRules>>,
  inputs: Readonly<Record<string, unknown>>,
): CheckResult {
  const findings = [...checkCommonArguments(inputs), ...checkBlocks(rules, inputs)];
  return {
    errors: findings.filter(({ severity }) => severity === "error"),
    warnings: findings.filter(({ severity }) => severity === "warning"),
  };
}

function checkBlocks(
  rules: Readonly<Record<CloudName, CloudRules>>,
  inputs: Readonly<Record<string, unknown>>,
): Finding[] {
  const given = cloudNames.filter((cloud) => inputs[cloud] !== undefined && inputs[cloud] !== null);
  if (given.length !== 1) return [exactlyOneBlock(given)];
  return given.flatMap((cloud) => checkBlock(rules[cloud], inputs));
}

function checkBlock(rules: CloudRules, inputs: Readonly<Record<string, unknown>>): Finding[] {
  const block = inputs[rules.cloud];
  if (isUnknown(block)) return [];
  if (!isRecord(block)) {
    return [
      {
        path: rules.cloud,
        reason: `${rules.cloud} must be an object of arguments`,
        severity: "error",
      },
    ];
  }
  const lenient = inputs["validation"] === "warn";
  return rules.check(block).map((finding) => ({
    ...finding,
    path: finding.path === "" ? rules.cloud : `${rules.cloud}.${finding.path}`,
    severity: lenient ? "warning" : finding.severity,
  }));
}

function exactlyOneBlock(given: readonly string[]): Finding {
  const what =
    given.length === 0 ? "neither `bailian` nor `qianfan` is given" : "both `bailian` and `qianfan` are given";
  return {
    path: given[1] ?? "bailian",
    reason: `${what}; a job runs on exactly one cloud, so give exactly one of the two blocks`,
    severity: "error",
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
