import { readNumber } from "./read-number";
import { splitCommas } from "./split-commas";
import type { BooleanRule, CommaListRule, NumberRule, TextRule } from "./value-rule";

/** Relative slack for decimal steps, which binary numbers only approximate. Our choice. */
const stepSlack = 1e-6;

function isMultiple(number: number, step: number): boolean {
  const steps = number / step;
  return Math.abs(steps - Math.round(steps)) <= stepSlack * Math.max(1, Math.abs(steps));
}

function acceptsNumber(rule: NumberRule, value: unknown): boolean {
  if (typeof value === "string" && rule.besides?.test(value)) return true;
  const number = typeof value === "number" || rule.orText ? readNumber(value) : undefined;
  if (number === undefined) return false;
  if (rule.choices !== undefined) return rule.choices.includes(number);
  return (
    (!rule.whole || Number.isInteger(number)) &&
    number >= (rule.min ?? -Infinity) &&
    number <= (rule.max ?? Infinity) &&
    number > (rule.above ?? -Infinity) &&
    number < (rule.below ?? Infinity) &&
    (rule.multipleOf === undefined || isMultiple(number, rule.multipleOf)) &&
    (!rule.powerOfTwo || (number >= 1 && Number.isInteger(Math.log2(number))))
  );
}

function acceptsText(rule: TextRule, value: unknown): boolean {
  if (typeof value !== "string") return false;
  if (rule.choices !== undefined) {
    if (rule.besides?.test(value)) return true;
    if (!rule.anyCase) return rule.choices.includes(value);
    return rule.choices.some((choice) => choice.toLowerCase() === value.toLowerCase());
  }
  const length = Array.from(value).length;
  return (
    length >= (rule.minLength ?? 0) && length <= (rule.maxLength ?? Infinity) && (rule.pattern?.test(value) ?? true)
  );
}

/** Whether a rule about a single value allows it. */
export function accepts(rule: NumberRule | TextRule | BooleanRule | CommaListRule, value: unknown): boolean {
  switch (rule.kind) {
    case "number":
      return acceptsNumber(rule, value);
    case "text":
      return acceptsText(rule, value);
    case "boolean":
      return typeof value === "boolean";
    case "comma-list":
      return splitCommas(value)?.every((item) => accepts(rule.items, item)) ?? false;
  }
}
