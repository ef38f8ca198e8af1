import { own } from "../../base/own";
import { isRecord } from "../../base/is-record";
import { listWords } from "../../base/list-words";
import { isUnknown } from "../../base/unknown";
import { accepts } from "./accepts";
import { type Condition, holds, type Scope } from "./condition";
import { describeRule, printValue } from "./describe-rule";
import { isAbsent } from "./is-absent";
import { joinPath } from "./join-path";
import { nearestName } from "../../base/nearest-name";
import { readNumber } from "./read-number";
import { splitCommas } from "./split-commas";
import type { ListRule, ObjectRule, OneGroup, Relation, SameCount, ValueRule } from "./value-rule";
import type { Finding } from "../../contract/rules";

function suggestion(rule: ValueRule, value: unknown): string {
  if (rule.kind !== "text" || rule.choices === undefined || typeof value !== "string") return "";
  const near = nearestName(value, rule.choices);
  return near === undefined ? "" : `; did you mean ${JSON.stringify(near)}?`;
}

function refuse(rule: ValueRule, value: unknown, at: Judging): Finding {
  const allowed = `${at.subject} ${at.verb ?? "takes"} ${describeRule(rule)}${suggestion(rule, value)}`;
  return {
    path: at.path,
    reason: `${at.path} is ${printValue(value)}; ${allowed} (${rule.source}${tableNote(at.tableOf ?? rule.tableOf)})`,
    ...weigh(at.severity, at.tableOf ?? rule.tableOf),
  };
}

/** Catalogues change monthly: what one does not know is a doubt. */
function weigh(severity: Finding["severity"], tableOf: string | undefined): Pick<Finding, "severity" | "isDoubt"> {
  return tableOf === undefined ? { severity } : { severity: "warning", isDoubt: true };
}

function tableNote(tableOf: string | undefined): string {
  return tableOf === undefined ? "" : `; table of ${tableOf}, the catalogue changes: validation "warn" silences this`;
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
    const found = own(value, key);
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

/** Where a check stands and how it speaks. */
export interface Judging {
  /** Path of the value inside the cloud's block; empty for the block itself. */
  readonly path: string;
  /** Who takes the value, for messages: `Bailian`, or `qwen3-8b with efficient_sft`. */
  readonly subject: string;
  /** What a broken rule is. */
  readonly severity: Finding["severity"];
  /** What the subject does with values that are fine. Default: `takes`. */
  readonly verb?: string;
  /** Month of the catalogue's table that the value is judged by, where it is one. */
  readonly tableOf?: string;
  readonly scope: Scope;
}

type Self = Readonly<Record<string, unknown>>;

const valueOf = (self: Self, key: string): unknown => own(self, key);
const isGiven = (self: Self, key: string): boolean => !isAbsent(valueOf(self, key));
/** Given, and known to be: a value that is not known yet may still turn out to be absent. */
const isCertain = (self: Self, key: string): boolean => isGiven(self, key) && !isUnknown(valueOf(self, key));

function found(relation: Relation, key: string, says: string, at: Judging): Finding[] {
  const path = joinPath(at.path, key);
  const { source, severity = at.severity, tableOf } = relation;
  return [{ path, reason: `${path} ${says} (${source}${tableNote(tableOf)})`, ...weigh(severity, tableOf) }];
}

function checkCount(relation: SameCount, self: Self, at: Judging): Finding[] {
  const [left, right] = relation.members;
  const counts = [splitCommas(valueOf(self, left))?.length, splitCommas(valueOf(self, right))?.length];
  if (counts.includes(undefined) || counts[0] === counts[1]) return [];
  return found(relation, right, `holds ${counts[1]} values and ${left} holds ${counts[0]}; one is needed for each`, at);
}

function checkGroup(relation: OneGroup, self: Self, at: Judging): Finding[] {
  const items = valueOf(self, relation.list);
  if (!Array.isArray(items)) return [];
  const values = items.map((item: unknown) => (isRecord(item) ? readNumber(item[relation.member]) : undefined));
  const touched = relation.groups.filter((group) => group.some((member) => values.includes(member)));
  if (touched.length < 2) return [];
  const groups = relation.groups.map((group) => listWords(group.map(String), "and"));
  return found(relation, relation.list, `mixes ${relation.member} ${groups.join(" with ")}`, at);
}

/** What is not known yet may turn out to be the exception. */
function isExcepted({ unless }: { readonly unless?: readonly Condition[] }, self: Self, at: Judging): boolean {
  return unless !== undefined && holds(unless, at.scope, self) !== "no";
}

/** Judges one rule about several members of the object `self`, which stands at `at.path`. */
export function checkRelation(relation: Relation, self: Self, at: Judging): Finding[] {
  switch (relation.kind) {
    case "exactly-one":
    case "at-most-one": {
      const certain = relation.members.filter((key) => isCertain(self, key));
      const last = certain[certain.length - 1];
      if (certain.length > 1 && last !== undefined) {
        return found(relation, last, `is given beside ${certain[0]}; only one of them can be`, at);
      }
      const [first = ""] = relation.members;
      if (relation.kind === "at-most-one" || relation.members.some((key) => isGiven(self, key))) return [];
      if (isExcepted(relation, self, at)) return [];
      return found(relation, first, `is missing; ${at.subject} needs ${listWords(relation.members, "or")}`, at);
    }
    case "needs":
      if (!isCertain(self, relation.member) || isGiven(self, relation.other)) return [];
      if (isExcepted(relation, self, at)) return [];
      return found(relation, relation.member, `is given without ${relation.other}, which it belongs to`, at);
    case "required-when":
      if (isGiven(self, relation.member) || holds(relation.when, at.scope, self) !== "yes") return [];
      return found(relation, relation.member, `is missing; ${at.subject} needs it ${relation.says}`, at);
    case "only-when":
      if (!isCertain(self, relation.member) || holds(relation.when, at.scope, self) !== "no") return [];
      return found(
        relation,
        relation.member,
        `${relation.severity === "warning" ? "has an effect" : "is allowed"} only ${relation.says}`,
        at,
      );
    case "narrowed-when":
      if (holds(relation.when, at.scope, self) !== "yes") return [];
      return checkValue(relation.rule, valueOf(self, relation.member), {
        ...at,
        path: joinPath(at.path, relation.member),
        subject: relation.subject ?? at.subject,
        severity: relation.severity ?? at.severity,
        ...(relation.tableOf === undefined ? {} : { tableOf: relation.tableOf }),
      });
    case "same-count":
      return checkCount(relation, self, at);
    case "one-group":
      return checkGroup(relation, self, at);
  }
}
