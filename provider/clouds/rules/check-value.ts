import type { Finding } from "../../contract/rules";
import { isUnknown } from "../../base/unknown";
import { accepts } from "./accepts";
import { checkRelation } from "./check-relation";
import { describeRule } from "./describe-rule";
import { isAbsent } from "./is-absent";
import { isRecord } from "../../base/is-record";
import { joinPath } from "./join-path";
import type { Judging } from "./judging";
import { nearestName } from "./nearest-name";
import { printValue } from "./print-value";
import type { ListRule, ObjectRule, ValueRule } from "./value-rule";

function suggestion(rule: ValueRule, value: unknown): string {
  if (rule.kind !== "text" || rule.choices === undefined || typeof value !== "string") return "";
  const near = nearestName(value, rule.choices);
  return near === undefined ? "" : `; did you mean ${JSON.stringify(near)}?`;
}

function refuse(rule: ValueRule, value: unknown, at: Judging): Finding {
  const allowed = `${at.subject} ${at.verb ?? "takes"} ${describeRule(rule)}${suggestion(rule, value)}`;
  return {
    path: at.path,
    reason: `${at.path} is ${printValue(value)}; ${allowed} (${rule.source})`,
    severity: at.severity,
  };
}

function checkList(rule: ListRule, value: unknown, at: Judging): Finding[] {
  if (!Array.isArray(value)) return [refuse(rule, value, at)];
  const fits = value.length >= (rule.minItems ?? 0) && value.length <= (rule.maxItems ?? Infinity);
  const items = value.flatMap((item: unknown, index) => {
    const inside = { ...at, path: joinPath(at.path, index) };
    // An item cannot be left out: null in a list is a mistake.
    return isAbsent(item) ? [refuse(rule.items, item, inside)] : checkValue(rule.items, item, inside);
  });
  return fits ? items : [refuse(rule, value, at), ...items];
}

function checkOther(rule: ObjectRule, key: string, at: Judging): Finding[] {
  if (rule.others === "any") return [];
  const near = nearestName(key, Object.keys(rule.members));
  const hint = near === undefined ? "" : `; did you mean ${near}?`;
  const path = joinPath(at.path, key);
  const where = at.path === "" ? "arguments" : `members of ${at.path}`;
  const known = `the ${where} are ${Object.keys(rule.members).join(", ")}`;
  return [
    {
      path,
      reason: `${path} is not known${hint === "" ? `; ${known}` : hint} (${rule.source})`,
      severity: rule.others === "warning" ? "warning" : at.severity,
    },
  ];
}

function checkObject(rule: ObjectRule, value: unknown, at: Judging): Finding[] {
  if (rule.orFalse && value === false) return [];
  if (!isRecord(value)) return [refuse(rule, value, at)];
  const given = Object.entries(value).filter(([, member]) => member !== undefined && member !== null);
  const members = Object.entries(rule.members).flatMap(([key, member]) => {
    const inside = { ...at, path: joinPath(at.path, key) };
    const found = Object.hasOwn(value, key) ? value[key] : undefined;
    if (isUnknown(found)) return [];
    if (!isAbsent(found)) return checkValue(member.rule, found, inside);
    return member.required ? [missing(member.rule, inside)] : [];
  });
  const others = given.flatMap(([key]) => (Object.hasOwn(rule.members, key) ? [] : checkOther(rule, key, at)));
  const relations = (rule.relations ?? []).flatMap((relation) => checkRelation(relation, value, at));
  return [...members, ...others, ...relations];
}

/** Finding for a value that must be there and is not. */
export function missing(rule: ValueRule, at: Judging): Finding {
  const reason = `${at.path} is missing; ${at.subject} needs ${describeRule(rule)} (${rule.source})`;
  return { path: at.path, reason, severity: at.severity };
}

function checkOuter(rule: ValueRule, value: unknown, at: Judging): Finding[] {
  switch (rule.kind) {
    case "any":
      return [];
    case "number":
    case "text":
    case "boolean":
    case "comma-list":
      return accepts(rule, value) ? [] : [refuse(rule, value, at)];
    case "list":
      return checkList(rule, value, at);
    case "object":
      return checkObject(rule, value, at);
  }
}

/** Judges one value by its rule. What is absent or not known yet is not judged here. */
export function checkValue(rule: ValueRule, value: unknown, at: Judging): Finding[] {
  if (isAbsent(value) || isUnknown(value)) return [];
  const findings = checkOuter(rule, value, at);
  if (findings.length > 0 || rule.advised === undefined) return findings;
  return checkValue(rule.advised, value, { ...at, severity: "warning", verb: "is documented to take" });
}
