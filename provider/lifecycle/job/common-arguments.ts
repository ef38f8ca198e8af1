import {
  checkArguments,
  isAnything,
  isBoolean,
  isTextOf,
  isTimeouts,
  oneOf,
  problem,
  type ArgumentTable,
} from "../argument-rules";
import { isMaxCost, isMaxTokens } from "./budget-limits";
import type { Finding } from "../../contract/cloud";
import { cloudNames } from "./inputs";
import { parseResourceId } from "./resource-id";

const table: ArgumentTable = {
  resource: "FineTuneJob",
  blocks: cloudNames,
  rules: {
    waitForCompletion: isBoolean,
    exactJobName: isBoolean,
    adoptExisting: isBoolean,
    onDelete: oneOf("cancel", "retain"),
    onFailure: oneOf("fail", "retrain"),
    validation: oneOf("error", "warn"),
    jobName: isTextOf(1, 64),
    adopt: {
      takes: "the resource ID of a job: `bailian/ft-…` or `qianfan/job-…/task-…`",
      accepts: (value) => typeof value === "string" && isRunId(value),
    },
    triggers: isAnything,
    maxCost: isMaxCost,
    maxTokens: isMaxTokens,
    trainingData: isAnything,
    timeouts: isTimeouts,
  },
};

/** Qianfan's `name` takes 2 to 20 characters [Omh4sux31]. */
const qianfanName = isTextOf(2, 20);

/** Findings about the arguments that both clouds share. */
export function checkCommonArguments(inputs: Readonly<Record<string, unknown>>): Finding[] {
  return [...checkArguments(table, inputs), ...checkExactName(inputs)];
}

function checkExactName(inputs: Readonly<Record<string, unknown>>): Finding[] {
  const { exactJobName, jobName, qianfan } = inputs;
  if (exactJobName !== true || qianfan === undefined || typeof jobName !== "string") return [];
  if (qianfanName.accepts(jobName)) return [];
  return [
    problem("jobName", `jobName is ${JSON.stringify(jobName)}; with exactJobName, Qianfan takes ${qianfanName.takes}`),
  ];
}

/** Whether a resource ID names a run: a Qianfan container alone is none. */
export function isRunId(id: string): boolean {
  const key = parseResourceId(id);
  return key !== undefined && (key.cloud === "bailian" || key.taskId !== undefined);
}
