import { isRecord } from "../base/is-record";
import type { CloudRegistry } from "../contract/cloud";
import type { Finding } from "../contract/rules";
import { parseDuration } from "../base/duration";
import { isUnknown } from "../base/unknown";

/** A rule for one argument outside the cloud blocks: what it takes, and how to tell. All of them are ours (README, arguments). */
export interface ArgumentRule {
  readonly takes: string;
  accepts(value: unknown): boolean;
}

/** The arguments of one kind of resource. */
export interface ArgumentTable {
  /** Name of the resource's class. */
  readonly resource: string;
  readonly rules: Readonly<Record<string, ArgumentRule>>;
}

/** The same with the names of the blocks, which are judged elsewhere. */
interface KnownArguments extends ArgumentTable {
  readonly blocks: readonly string[];
}

export const isBoolean: ArgumentRule = {
  takes: "true or false",
  accepts: (value) => typeof value === "boolean",
};

export const isAnything: ArgumentRule = { takes: "any value", accepts: () => true };

export const isTimeouts: ArgumentRule = {
  takes: "an object with `create`, `update` and `delete`",
  accepts: isRecord,
};

export function oneOf(...words: readonly string[]): ArgumentRule {
  return {
    takes: words.map((word) => `"${word}"`).join(" or "),
    accepts: (value) => words.includes(value as string),
  };
}

/** A text of so many characters. */
export function isTextOf(shortest: number, longest: number): ArgumentRule {
  return {
    takes: `a text of ${shortest} to ${longest} characters`,
    accepts: (value) => typeof value === "string" && [...value].length >= shortest && [...value].length <= longest,
  };
}

const isDuration: ArgumentRule = {
  takes: 'a Go-style duration above zero such as "90m" or "24h"',
  accepts: (value) => typeof value === "string" && (parseDuration(value) ?? 0) > 0,
};

const timeoutNames = ["create", "update", "delete"];

/** Findings about the arguments outside the cloud blocks: unknown names, and values that a rule refuses. */
export function checkArguments(
  { resource, rules }: ArgumentTable,
  clouds: CloudRegistry,
  inputs: Readonly<Record<string, unknown>>,
): Finding[] {
  const table: KnownArguments = { resource, rules, blocks: clouds.all.map(({ name }) => name) };
  const given = Object.entries(inputs).filter(([name, value]) => !name.startsWith("__") && value !== undefined);
  return [...given.flatMap(([name, value]) => checkArgument(table, name, value)), ...checkTimeouts(inputs["timeouts"])];
}

function checkArgument(table: KnownArguments, name: string, value: unknown): Finding[] {
  if (table.blocks.includes(name) || isUnknown(value) || value === null) return [];
  const rule = table.rules[name];
  if (rule === undefined)
    return [problem(name, `\`${name}\` is no argument of a ${table.resource}${hint(table, name)}`)];
  if (rule.accepts(value)) return [];
  return [problem(name, `${name} is ${JSON.stringify(value)}; it takes ${rule.takes}`)];
}

function hint({ rules, blocks }: KnownArguments, name: string): string {
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

/** An error about one argument. */
export function problem(path: string, reason: string): Finding {
  return { path, reason, severity: "error" };
}
