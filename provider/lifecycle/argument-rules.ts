import { own } from "../base/own";
import type { CloudRegistry } from "../contract/cloud";
import type { Finding } from "../contract/rules";
import type { Argument, KindDeclaration, PropertyType } from "../contract/kinds/declaration";
import { parseDuration } from "../base/duration";
import { isRecord } from "../base/is-record";
import { isUnknown } from "../base/unknown";

type Inputs = Readonly<Record<string, unknown>>;

/** What decides about an argument where its type does not say it all. */
export type Judges = Readonly<
  Record<string, { readonly takes?: string; readonly accepts: (value: unknown) => boolean }>
>;

/** What arguments of a kind are judged by. */
interface Bench {
  readonly kind: KindDeclaration;
  readonly judges: Judges;
  /** Names of the blocks, which are judged elsewhere. */
  readonly blocks: readonly string[];
}

const isDuration = (value: unknown): boolean => typeof value === "string" && (parseDuration(value) ?? 0) > 0;
const duration = 'a Go-style duration above zero such as "90m" or "24h"';
const timeoutNames = ["create", "update", "delete"];

/** Findings about the arguments outside the cloud blocks: unknown names, and values that the declaration refuses. */
export function checkArguments(
  kind: KindDeclaration,
  { all }: CloudRegistry,
  inputs: Inputs,
  judges: Judges = {},
): Finding[] {
  const bench: Bench = { kind, judges, blocks: kind.blocks === undefined ? [] : all.map(({ name }) => name) };
  const given = Object.entries(inputs).filter(([name, value]) => !name.startsWith("__") && value !== undefined);
  return [...given.flatMap(([name, value]) => checkArgument(bench, name, value)), ...checkTimeouts(inputs["timeouts"])];
}

/** Findings about arguments that must be there and are not. */
export function checkRequired(
  { arguments: declared }: KindDeclaration,
  inputs: Inputs,
  judges: Judges = {},
): Finding[] {
  return Object.entries(declared)
    .filter(([name, { required }]) => required === true && inputs[name] == null)
    .map(([name, argument]) =>
      problem(name, `\`${name}\` is required; it takes ${own(judges, name)?.takes ?? takes(argument)}`),
    );
}

function checkArgument(bench: Bench, name: string, value: unknown): Finding[] {
  const { kind, judges, blocks } = bench;
  if (blocks.includes(name) || isUnknown(value) || value === null) return [];
  const argument = own(kind.arguments, name);
  if (argument === undefined || argument.programOnly === true)
    return [problem(name, `\`${name}\` is no argument of a ${kind.name}${hint(bench, name)}`)];
  const judge = own(judges, name);
  if (judge?.accepts(value) ?? accepts(argument.type, value)) return [];
  return [problem(name, `${name} is ${JSON.stringify(value)}; it takes ${judge?.takes ?? takes(argument)}`)];
}

function hint({ kind: { arguments: declared }, blocks }: Bench, name: string): string {
  const ours = Object.keys(declared).filter((argument) => declared[argument]?.internal !== true);
  const known = [...ours, ...blocks];
  const same = known.find((candidate) => candidate.toLowerCase() === name.toLowerCase().replace(/[-_]/g, ""));
  return same === undefined ? `; known are ${known.join(", ")}` : `; did you mean \`${same}\`?`;
}

/** Whether a value has the shape of a type; what is inside objects is judged by who reads it. */
function accepts(type: PropertyType, value: unknown): boolean {
  switch (type.type) {
    case "any":
      return true;
    case "boolean":
      return typeof value === "boolean";
    case "false":
      return value === false;
    case "text": {
      const { choices, open, minLength = 0, maxLength = Infinity } = type;
      if (typeof value !== "string") return false;
      if (choices !== undefined && open !== true) return choices.includes(value);
      const { length } = [...value];
      return length >= minLength && length <= maxLength;
    }
    case "number":
    case "integer":
      return typeof value === "number" && acceptsNumber(type, value);
    case "list":
      return Array.isArray(value);
    case "map":
    case "object":
    case "arguments":
    case "resource":
      return isRecord(value);
    case "one of":
      return type.of.some((part) => accepts(part, value));
    case "nothing":
    case "cloud":
    case "options":
      // No argument that reaches the provider is one of these.
      return false;
  }
}

function acceptsNumber(type: PropertyType & { readonly type: "number" | "integer" }, value: number): boolean {
  const { min = -Infinity, max = Infinity, above = -Infinity, below = Infinity } = type;
  const isKind = type.type === "integer" ? Number.isSafeInteger(value) : Number.isFinite(value);
  return isKind && value >= min && value <= max && value > above && value < below;
}

/** What an argument takes, in words that fit after "it takes". */
function takes({ type, takes: said }: Argument): string {
  if (said !== undefined) return said;
  switch (type.type) {
    case "boolean":
      return "true or false";
    case "text":
      if (type.choices !== undefined) return type.choices.map((choice) => `"${choice}"`).join(" or ");
      return `a text of ${type.minLength ?? 0} to ${type.maxLength ?? "any number of"} characters`;
    case "map":
    case "object":
    case "arguments":
      return "an object";
    default:
      return "another value";
  }
}

function checkTimeouts(timeouts: unknown): Finding[] {
  if (typeof timeouts !== "object" || timeouts === null) return [];
  return Object.entries(timeouts).flatMap(([name, value]: [string, unknown]) => {
    if (!timeoutNames.includes(name))
      return [problem(`timeouts.${name}`, `timeouts.${name} is unknown; there are ${timeoutNames.join(", ")}`)];
    if (isUnknown(value) || value === undefined || isDuration(value)) return [];
    return [problem(`timeouts.${name}`, `timeouts.${name} is ${JSON.stringify(value)}; it takes ${duration}`)];
  });
}

/** An error about one argument. */
export function problem(path: string, reason: string): Finding {
  return { path, reason, severity: "error" };
}
