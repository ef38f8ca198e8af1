import type { Finding } from "../../contract/rules";
import { isUnknown } from "../../base/unknown";
import { checkValue } from "./check-value";
import { holds } from "./condition";
import { isAbsent } from "./is-absent";
import { isRecord } from "../../base/is-record";
import { joinPath } from "./join-path";
import type { Judging } from "./judging";
import { listWords } from "../../base/list-words";
import { readNumber } from "./read-number";
import type { OneGroup, Relation, SameCount } from "./relation";
import { splitCommas } from "./split-commas";

type Self = Readonly<Record<string, unknown>>;

const valueOf = (self: Self, key: string): unknown => (Object.hasOwn(self, key) ? self[key] : undefined);
const isGiven = (self: Self, key: string): boolean => !isAbsent(valueOf(self, key));
/** Given, and known to be: a value that is not known yet may still turn out to be absent. */
const isCertain = (self: Self, key: string): boolean => isGiven(self, key) && !isUnknown(valueOf(self, key));

function found(relation: Relation, key: string, says: string, at: Judging): Finding[] {
  const path = joinPath(at.path, key);
  return [{ path, reason: `${path} ${says} (${relation.source})`, severity: relation.severity ?? at.severity }];
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
      return found(relation, first, `is missing; ${at.subject} needs ${listWords(relation.members, "or")}`, at);
    }
    case "needs":
      if (!isCertain(self, relation.member) || isGiven(self, relation.other)) return [];
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
      });
    case "same-count":
      return checkCount(relation, self, at);
    case "one-group":
      return checkGroup(relation, self, at);
  }
}
