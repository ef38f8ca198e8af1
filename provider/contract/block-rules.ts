import type { CloudName, Finding } from "./cloud";
import { cloudNames } from "../lifecycle/job/inputs";
import { isUnknown } from "../base/unknown";

/** What can be said about one cloud's block of arguments without calling the cloud. Pure. */
export interface BlockRules {
  readonly cloud: CloudName;
  /**
   * Every finding at once. Values that are not known yet (`UNKNOWN`) are never judged.
   * @param inputs all arguments of the resource, where the block depends on one beside it.
   */
  check(block: Record<string, unknown>, inputs?: Readonly<Record<string, unknown>>): Finding[];
}

/**
 * Judges the one cloud block among arguments.
 * @param what begins the sentence that says that there is exactly one, for example `a job runs on`.
 */
export function checkBlocks(
  rules: Readonly<Record<CloudName, BlockRules>>,
  inputs: Readonly<Record<string, unknown>>,
  what: string,
): Finding[] {
  const given = cloudNames.filter((cloud) => inputs[cloud] !== undefined && inputs[cloud] !== null);
  if (given.length !== 1) return [exactlyOneBlock(given, what)];
  return given.flatMap((cloud) => checkBlock(rules[cloud], inputs));
}

/** Judges one cloud's block; `validation: "warn"` turns errors into warnings. */
export function checkBlock(rules: BlockRules, inputs: Readonly<Record<string, unknown>>): Finding[] {
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
  return rules.check(block, inputs).map((finding) => ({
    ...finding,
    path: finding.path === "" ? rules.cloud : `${rules.cloud}.${finding.path}`,
    severity: lenient ? "warning" : finding.severity,
  }));
}

function exactlyOneBlock(given: readonly string[], what: string): Finding {
  const found =
    given.length === 0 ? "neither `bailian` nor `qianfan` is given" : "both `bailian` and `qianfan` are given";
  return {
    path: given[1] ?? "bailian",
    reason: `${found}; ${what} exactly one cloud, so give exactly one of the two blocks`,
    severity: "error",
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
