import type { Finding } from "./cloud";
import { parseDuration } from "./duration";
import { parseResourceId } from "./resource-id";
import { isUnknown } from "./unknown";

/** A rule for one argument outside the cloud blocks: what it takes, and how to tell. All of them are ours (README, arguments). */
interface ArgumentRule {
  readonly takes: string;
  accepts(value: unknown): boolean;
}

const isBoolean: ArgumentRule = {
  takes: "true or false",
  accepts: (value) => typeof value === "boolean",
};

function oneOf(...words: readonly string[]): ArgumentRule {
  return {
    takes: words.map((word) => `"${word}"`).join(" or "),
    accepts: (value) => words.includes(value as string),
  };
}

const isDuration: ArgumentRule = {
  takes: 'a Go-style duration above zero such as "90m" or "24h"',
  accepts: (value) => typeof value === "string" && (parseDuration(value) ?? 0) > 0,
};

const rules: Readonly<Record<string, ArgumentRule>> = {
  waitForCompletion: isBoolean,
  exactJobName: isBoolean,
  adoptExisting: isBoolean,
  onDelete: oneOf("cancel", "retain"),
  onFailure: oneOf("fail", "retrain"),
  validation: oneOf("error", "warn"),
  jobName: {
    takes: "a text of 1 to 64 characters",
    accepts: (value) => isText(value, 1, 64),
  },
  adopt: {
    takes: "the resource ID of a job: `bailian/ft-…` or `qianfan/job-…/task-…`",
    accepts: (value) => typeof value === "string" && isRunId(value),
  },
  triggers: { takes: "any value", accepts: () => true },
  timeouts: {
    takes: "an object with `create`, `update` and `delete`",
    accepts: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  },
};

const blocks = ["bailian", "qianfan"];
const timeoutNames = ["create", "update", "delete"];
/** Qianfan's `name` takes 2 to 20 characters (seed 002's sibling page; fact document section 4.1). */
const qianfanNameLength = [2, 20] as const;

/** Findings about the arguments that both clouds share. */
export function checkCommonArguments(inputs: Readonly<Record<string, unknown>>): Finding[] {
  const given = Object.entries(inputs).filter(([name, value]) => !name.startsWith("__") && value !== undefined);
  return [
    ...given.flatMap(([name, value]) => checkArgument(name, value)),
    ...checkTimeouts(inputs["timeouts"]),
    ...checkExactName(inputs),
  ];
}

function checkArgument(name: string, value: unknown): Finding[] {
  if (blocks.includes(name) || isUnknown(value) || value === null) return [];
  const rule = rules[name];
  if (rule === undefined) return [problem(name, `\`${name}\` is no argument of a FineTuneJob${hint(name)}`)];
  if (rule.accepts(value)) return [];
  return [problem(name, `${name} is ${JSON.stringify(value)}; it takes ${rule.takes}`)];
}

function hint(name: string): string {
  const known = [...Object.keys(rules), ...blocks];
  const same = known.find((candidate) => candidate.toLowerCase() === name.toLowerCase().replace(/[-_]/g, ""));
  return same === undefined ? `; known are ${known.join(", ")}` : `; did you mean \`${same}\`?`;
}

function checkTimeouts(timeouts: unknown): Finding[] {
  if (typeof timeouts !== "object" || timeouts === null) return [];
  return Object.entries(timeouts).flatMap(([name, value]: [string, unknown]) => {
    if (!timeoutNames.includes(name))
      return [problem(`timeouts.${name}`, `timeouts.${name} is unknown; there are ${timeoutNames.join(", ")}`)];
    if (isUnknown(value) || value === undefined || isDuration.accepts(value)) return [];
    return [problem(`timeouts.${name}`, `timeouts.${name} is ${JSON.stringify(value)}; it takes ${isDuration.takes}`)];
  });
}

function checkExactName(inputs: Readonly<Record<string, unknown>>): Finding[] {
  const { exactJobName, jobName, qianfan } = inputs;
  if (exactJobName !== true || qianfan === undefined || typeof jobName !== "string") return [];
  const [shortest, longest] = qianfanNameLength;
  if (isText(jobName, shortest, longest)) return [];
  return [
    problem(
      "jobName",
      `jobName is ${JSON.stringify(jobName)}; with exactJobName, Qianfan takes ${shortest} to ${longest} characters`,
    ),
  ];
}

function isRunId(id: string): boolean {
  const key = parseResourceId(id);
  return key !== undefined && (key.cloud === "bailian" || key.taskId !== undefined);
}

function isText(value: unknown, shortest: number, longest: number): boolean {
  return typeof value === "string" && [...value].length >= shortest && [...value].length <= longest;
}

function problem(path: string, reason: string): Finding {
  return { path, reason, severity: "error" };
}
