import { own } from "../../base/own";
import { isUnknown } from "../../base/unknown";
import { isAbsent } from "./is-absent";
import { isRecord } from "../../base/is-record";
import { readNumber } from "./read-number";

/** A value that tables compare with. */
export type Plain = string | number | boolean;

/** Something that must hold for a row or a relation to apply. Exactly one of `oneOf` and `noneOf` is given. */
export interface Condition {
  /**
   * Path to the value that decides: from the block (`dataset.sourceType`), from the object at hand when it begins with
   * a dot (`.corpusType`), or a fact that the cloud derives, which begins with `$` (`$modality`).
   */
  readonly at: string;
  readonly oneOf?: readonly Plain[];
  readonly noneOf?: readonly Plain[];
  /** What the cloud takes when the value is absent. Without it an absent value decides nothing. */
  readonly absentMeans?: Plain;
}

/** What conditions look into: the whole block together with the derived facts. */
export type Scope = Readonly<Record<string, unknown>>;

function valueAt(start: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (isUnknown(value)) return value;
    return isRecord(value) ? own(value, key) : undefined;
  }, start);
}

function equals(value: unknown, wanted: Plain): boolean {
  return typeof wanted === "number" ? readNumber(value) === wanted : value === wanted;
}

function judge(condition: Condition, scope: Scope, self: unknown): "yes" | "no" | "open" {
  const found = condition.at.startsWith(".")
    ? valueAt(self, condition.at.slice(1).split("."))
    : valueAt(scope, condition.at.split("."));
  const value = isAbsent(found) ? condition.absentMeans : found;
  if (value === undefined || isUnknown(value)) return "open";
  const listed = (condition.oneOf ?? condition.noneOf ?? []).some((wanted) => equals(value, wanted));
  return listed === (condition.oneOf !== undefined) ? "yes" : "no";
}

/** Whether all conditions hold. `open`: none fails, but a value that decides is absent or not known yet. */
export function holds(conditions: readonly Condition[], scope: Scope, self?: unknown): "yes" | "no" | "open" {
  const answers = conditions.map((condition) => judge(condition, scope, self));
  if (answers.includes("no")) return "no";
  return answers.includes("open") ? "open" : "yes";
}
