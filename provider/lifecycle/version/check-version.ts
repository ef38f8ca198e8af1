import { checkArguments, isTimeouts, oneOf, problem, type ArgumentTable } from "../argument-rules";
import { checkBlock, type BlockRules } from "../../contract/block-rules";
import { bySeverity, type CheckResult } from "../job/check";
import type { CloudName, Finding } from "../../contract/cloud";
import { isRunId } from "../job/common-arguments";
import { cloudNames } from "../job/inputs";
import { parseResourceId } from "../job/resource-id";

const table: ArgumentTable = {
  resource: "ModelVersion",
  blocks: cloudNames,
  rules: {
    job: {
      takes: "a FineTuneJob or its resource ID: `bailian/ft-…` or `qianfan/job-…/task-…`",
      accepts: (value) => typeof value === "string" && isRunId(value),
    },
    checkpoint: {
      takes: '"last", "best" or the step of a checkpoint',
      accepts: (value) => value === "last" || value === "best" || (Number.isInteger(value) && Number(value) >= 0),
    },
    onDelete: oneOf("retain", "delete"),
    timeouts: isTimeouts,
    validation: oneOf("error", "warn"),
  },
};

/** Judges a version's arguments without a call. */
export function checkVersion(
  rules: Readonly<Record<CloudName, BlockRules>>,
  inputs: Readonly<Record<string, unknown>>,
): CheckResult {
  const given = cloudNames.filter((cloud) => inputs[cloud] !== undefined && inputs[cloud] !== null);
  const noJob =
    inputs["job"] == null ? [problem("job", `\`job\` is required; it takes ${table.rules["job"]?.takes}`)] : [];
  return bySeverity([
    ...checkArguments(table, inputs),
    ...noJob,
    ...given.flatMap((cloud) => [...checkBlock(rules[cloud], inputs), ...otherCloud(cloud, inputs["job"])]),
  ]);
}

function otherCloud(cloud: CloudName, job: unknown): Finding[] {
  const key = typeof job === "string" ? parseResourceId(job) : undefined;
  if (key === undefined || key.cloud === cloud) return [];
  return [problem(cloud, `the job ${String(job)} is on ${key.cloud}, so the block \`${cloud}\` says nothing about it`)];
}
