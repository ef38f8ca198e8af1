import { listWords } from "../../base/list-words";
import type { ListRule, NumberRule, TextRule, ValueRule } from "./value-rule";

function describeNumber(rule: NumberRule): string {
  if (rule.choices !== undefined) return listWords(rule.choices.map(String), "or");
  const parts = [rule.whole ? "a whole number" : "a number"];
  if (rule.min !== undefined && rule.max !== undefined) parts.push(`from ${rule.min} to ${rule.max}`);
  else if (rule.min !== undefined) parts.push(`of at least ${rule.min}`);
  else if (rule.max !== undefined) parts.push(`of at most ${rule.max}`);
  if (rule.above !== undefined) parts.push(`above ${rule.above}`);
  if (rule.below !== undefined) parts.push(`${rule.above === undefined ? "" : "and "}below ${rule.below}`);
  if (rule.multipleOf !== undefined) parts.push(`that is a multiple of ${rule.multipleOf}`);
  if (rule.powerOfTwo) parts.push("that is a power of two");
  if (rule.says !== undefined) parts.push(rule.says);
  return parts.join(" ");
}

/** Longest list of choices that a message spells out. Our choice. */
const maxChoices = 12;

function describeText(rule: TextRule): string {
  if (rule.choices !== undefined && rule.choices.length > maxChoices)
    return `one of ${rule.choices.length} known values`;
  if (rule.choices !== undefined)
    return listWords(
      rule.choices.map((choice) => JSON.stringify(choice)),
      "or",
    );
  const parts = ["a text"];
  if (rule.minLength !== undefined && rule.maxLength !== undefined) {
    parts.push(`of ${rule.minLength} to ${rule.maxLength} characters`);
  } else if (rule.maxLength !== undefined) parts.push(`of at most ${rule.maxLength} characters`);
  else if (rule.minLength !== undefined) parts.push("that is not empty");
  if (rule.says !== undefined) parts.push(rule.says);
  return parts.join(" ");
}

function describeList(rule: ListRule): string {
  if (rule.minItems !== undefined && rule.minItems === rule.maxItems) {
    return `a list of exactly ${rule.minItems}`;
  }
  const most = rule.maxItems === undefined ? "" : ` of at most ${rule.maxItems}`;
  const least = rule.minItems === undefined ? "" : ` of at least ${rule.minItems}`;
  return `a list${least}${most}`;
}

/** What a rule allows, in words that fit after "takes". */
export function describeRule(rule: ValueRule): string {
  switch (rule.kind) {
    case "number":
      return describeNumber(rule);
    case "text":
      return describeText(rule);
    case "boolean":
      return "true or false";
    case "list":
      return describeList(rule);
    case "comma-list":
      return `a text of values separated by commas, each ${describeRule(rule.items)}`;
    case "object":
      return rule.orFalse ? "an object or false" : "an object";
    case "any":
      return "any value";
  }
}

/** Longest text that a message repeats. Our choice. */
const maxCharacters = 60;

/** A value as messages show it: short, and without the inside of lists and objects. */
export function printValue(value: unknown): string {
  if (typeof value === "string") {
    const characters = Array.from(value);
    if (characters.length <= maxCharacters) return JSON.stringify(value);
    return `${JSON.stringify(characters.slice(0, maxCharacters).join("") + "…")} (${characters.length} characters)`;
  }
  if (Array.isArray(value)) return value.length === 1 ? "a list of 1 item" : `a list of ${value.length} items`;
  if (typeof value === "object" && value !== null) return "an object";
  return String(value);
}
