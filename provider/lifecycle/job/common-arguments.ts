import { checkArguments, problem, type Judges } from "../argument-rules";
import { readMaxCost } from "./budget-limits";
import type { Finding } from "../../contract/cloud";
import { fineTuneJob } from "../../contract/kinds/fine-tune-job";
import { parseResourceId } from "./resource-id";

const judges: Judges = {
  adopt: (value) => typeof value === "string" && isRunId(value),
  maxCost: (value) => readMaxCost(value) !== undefined,
};

/** Qianfan's `name` takes 2 to 20 characters (seed 002's sibling page; fact document section 4.1). */
const qianfanName = { shortest: 2, longest: 20 };

/** Findings about the arguments that both clouds share. */
export function checkCommonArguments(inputs: Readonly<Record<string, unknown>>): Finding[] {
  return [...checkArguments(fineTuneJob, inputs, judges), ...checkExactName(inputs)];
}

function checkExactName(inputs: Readonly<Record<string, unknown>>): Finding[] {
  const { exactJobName, jobName, qianfan } = inputs;
  if (exactJobName !== true || qianfan === undefined || typeof jobName !== "string") return [];
  const { shortest, longest } = qianfanName;
  const { length } = [...jobName];
  if (length >= shortest && length <= longest) return [];
  return [
    problem(
      "jobName",
      `jobName is ${JSON.stringify(jobName)}; with exactJobName, Qianfan takes a text of ${shortest} to ${longest} characters`,
    ),
  ];
}

/** Whether a resource ID names a run: a Qianfan container alone is none. */
export function isRunId(id: string): boolean {
  const key = parseResourceId(id);
  return key !== undefined && (key.cloud === "bailian" || key.taskId !== undefined);
}
