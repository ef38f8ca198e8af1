import { checkArguments, checkRequired, problem, type Judges } from "../argument-rules";
import { checkBlock, type BlockRules } from "../../contract/block-rules";
import { bySeverity, type CheckResult } from "../job/check";
import type { CloudName, Finding } from "../../contract/cloud";
import { modelVersion } from "../../contract/kinds/model-version";
import { isRunId } from "../job/common-arguments";
import { cloudNames } from "../job/inputs";
import { parseResourceId } from "../job/resource-id";

const judges: Judges = { job: (value) => typeof value === "string" && isRunId(value) };

/** Judges a version's arguments without a call. */
export function checkVersion(
  rules: Readonly<Record<CloudName, BlockRules>>,
  inputs: Readonly<Record<string, unknown>>,
): CheckResult {
  const given = cloudNames.filter((cloud) => inputs[cloud] !== undefined && inputs[cloud] !== null);
  return bySeverity([
    ...checkArguments(modelVersion, inputs, judges),
    ...checkRequired(modelVersion, inputs),
    ...given.flatMap((cloud) => [...checkBlock(rules[cloud], inputs), ...otherCloud(cloud, inputs["job"])]),
  ]);
}

function otherCloud(cloud: CloudName, job: unknown): Finding[] {
  const key = typeof job === "string" ? parseResourceId(job) : undefined;
  if (key === undefined || key.cloud === cloud) return [];
  return [problem(cloud, `the job ${String(job)} is on ${key.cloud}, so the block \`${cloud}\` says nothing about it`)];
}
