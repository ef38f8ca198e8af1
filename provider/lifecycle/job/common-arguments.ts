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
import type { CloudRegistry } from "../../contract/cloud";
import type { Finding } from "../../contract/rules";
import { isRunId, jobIdExamples } from "./resource-id";

const tableFor = (clouds: CloudRegistry): ArgumentTable => ({
  resource: "FineTuneJob",
  rules: {
    waitForCompletion: isBoolean,
    exactJobName: isBoolean,
    adoptExisting: isBoolean,
    onDelete: oneOf("cancel", "retain"),
    onFailure: oneOf("fail", "retrain"),
    validation: oneOf("error", "warn"),
    jobName: isTextOf(1, 64),
    adopt: {
      takes: `the resource ID of a job: ${jobIdExamples(clouds, "or")}`,
      accepts: (value) => typeof value === "string" && isRunId(clouds, value),
    },
    triggers: isAnything,
    maxCost: isMaxCost,
    maxTokens: isMaxTokens,
    trainingData: isAnything,
    timeouts: isTimeouts,
  },
});

/** Findings about the arguments that all clouds share. */
export function checkCommonArguments(clouds: CloudRegistry, inputs: Readonly<Record<string, unknown>>): Finding[] {
  return [...checkArguments(tableFor(clouds), clouds, inputs), ...checkExactName(clouds, inputs)];
}

/** A name that carries a token fits every cloud; one that is taken as it is may not. */
function checkExactName(clouds: CloudRegistry, inputs: Readonly<Record<string, unknown>>): Finding[] {
  const { exactJobName, jobName } = inputs;
  if (exactJobName !== true || typeof jobName !== "string") return [];
  return clouds.all.flatMap(({ name, title, job: { nameLength } }) => {
    if (inputs[name] === undefined || nameLength === undefined) return [];
    const rule = isTextOf(nameLength.min, nameLength.max);
    if (rule.accepts(jobName)) return [];
    const reason = `jobName is ${JSON.stringify(jobName)}; with exactJobName, ${title} takes ${rule.takes}`;
    return [problem("jobName", reason)];
  });
}
