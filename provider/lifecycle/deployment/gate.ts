import { own } from "../../base/own";
import { isRecord } from "../../base/is-record";
import { problem } from "../argument-rules";
import type { Finding } from "../../contract/rules";
import { containsUnknown } from "../../base/unknown";

type Bag = Readonly<Record<string, unknown>>;

/**
 * The gate between a model and its serving: every metric that `acceptWhen` names must be there and within its limits. Metrics
 * that are not known yet are never judged.
 */
export function checkGate(inputs: Bag): Finding[] {
  const { acceptWhen, metrics } = inputs;
  if (!isRecord(acceptWhen)) return [];
  const shape = Object.entries(acceptWhen).flatMap(([name, limits]) => checkLimits(name, limits));
  const table = missedGate(inputs);
  if (shape.length > 0 || table === undefined) return shape;
  return [
    problem(
      "acceptWhen",
      `the model misses what it was to reach, so it does not serve; what served before goes on:\n  ${table}\n` +
        `Train a better model, or change \`acceptWhen\`. Reported metrics: ${namesOf(isRecord(metrics) ? metrics : {})}`,
    ),
  ];
}

/** The figures of a gate that the model misses, beside what was wanted; `undefined` where it reaches them, or nobody knows. */
export function missedGate({ acceptWhen, metrics }: Bag): string | undefined {
  if (!isRecord(acceptWhen) || containsUnknown(acceptWhen) || containsUnknown(metrics)) return undefined;
  if (Object.entries(acceptWhen).some(([name, limits]) => checkLimits(name, limits).length > 0)) return undefined;
  const rows = judgeAll(acceptWhen, isRecord(metrics) ? metrics : {});
  if (rows.every(({ passes }) => passes)) return undefined;
  return rows.map(({ text, passes }) => `${text}${passes ? "" : "  ← missed"}`).join("\n  ");
}

/** The figures of a gate that check let pass, beside what was wanted; `undefined` where there is none. */
export function passedGate({ acceptWhen, metrics }: Bag): string | undefined {
  if (!isRecord(acceptWhen) || !isRecord(metrics) || Object.keys(acceptWhen).length === 0) return undefined;
  const rows = judgeAll(acceptWhen, metrics);
  return `the model reaches what it was to reach:\n  ${rows.map(({ text }) => text).join("\n  ")}`;
}

interface Limits {
  readonly min?: number;
  readonly max?: number;
}

function checkLimits(name: string, limits: unknown): Finding[] {
  const path = `acceptWhen.${name}`;
  if (containsUnknown(limits)) return [];
  if (!isRecord(limits)) return [problem(path, `${path} must be an object with \`min\`, \`max\` or both`)];
  const given = Object.entries(limits).filter(([, value]) => value !== undefined);
  const known = given.filter(([key, value]) => (key === "min" || key === "max") && typeof value === "number");
  if (given.length > 0 && known.length === given.length) return [];
  return [problem(path, `${path} is ${JSON.stringify(limits)}; it takes numbers \`min\`, \`max\` or both`)];
}

function judgeAll(acceptWhen: Bag, values: Bag) {
  // The shape was found sound before.
  return Object.entries(acceptWhen).map(([name, limits]) => judge(name, own(values, name), limits as Limits));
}

function judge(
  name: string,
  value: unknown,
  { min, max }: Limits,
): { readonly text: string; readonly passes: boolean } {
  const wanted = [min === undefined ? [] : `at least ${min}`, max === undefined ? [] : `at most ${max}`]
    .flat()
    .join(", ");
  if (typeof value !== "number") return { text: `${name}: not reported, wanted ${wanted}`, passes: false };
  const passes = (min === undefined || value >= min) && (max === undefined || value <= max);
  return { text: `${name}: ${value}, wanted ${wanted}`, passes };
}

function namesOf(values: Bag): string {
  const names = Object.keys(values);
  // Losses are told of checkpoints, so a version has them where its job has not.
  return names.length === 0 ? "none; a `ModelVersion` as `model` has those of its checkpoint" : names.join(", ");
}
