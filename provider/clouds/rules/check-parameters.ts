import { own } from "../../base/own";
import type { Finding } from "../../contract/rules";
import { isUnknown } from "../../base/unknown";
import { checkValue, missing, type Judging } from "./check-value";
import { holds } from "./condition";
import { describeRule, printValue } from "./describe-rule";
import { isAbsent } from "./is-absent";
import { joinPath } from "./join-path";
import { nearestName } from "../../base/nearest-name";
import type { ParameterRow } from "./parameter-row";

type Values = Readonly<Record<string, unknown>>;

const distinct = (words: readonly string[]): string[] => [...new Set(words)];
const sources = (rows: readonly ParameterRow[]): string => distinct(rows.map((row) => row.rule.source)).join("; ");

function unheardOf(key: string, known: readonly string[], at: Judging): Finding {
  const near = nearestName(key, known);
  const hint = near === undefined ? "it is sent as it is" : `did you mean ${near}?`;
  const reason = `${at.path} is in no table of hyperparameters that this version knows; ${hint}`;
  return { path: at.path, reason, severity: "warning" };
}

function misplaced(rows: readonly ParameterRow[], at: Judging): Finding {
  const places = distinct(rows.flatMap((row) => row.says ?? [])).join("; ");
  const severity = rows.some((row) => row.elsewhere === "error") ? at.severity : "warning";
  const reason = `${at.path} is not for ${at.subject}; it is for ${places} (${sources(rows)})`;
  return { path: at.path, reason, severity };
}

function judge(rows: readonly ParameterRow[], value: unknown, at: Judging): Finding[] {
  const fitting = rows.filter((row) => row.where !== undefined && holds(row.where, at.scope) !== "no");
  const candidates = fitting.length > 0 ? fitting : rows.filter((row) => row.where === undefined);
  if (candidates.length === 0) return [misplaced(rows, at)];
  const results = candidates.map((row) => checkValue(row.rule, value, at));
  // The mildest reading: a value is refused only when whatever is not known yet cannot save it.
  const cost = (findings: readonly Finding[]): number =>
    findings.reduce((sum, { severity }) => sum + (severity === "error" ? 1000 : 1), 0);
  const [best = []] = [...results].sort((left, right) => cost(left) - cost(right));
  const allowed = distinct(candidates.map((row) => describeRule(row.rule)));
  const [first] = best;
  if (first === undefined || allowed.length < 2 || cost(best) < 1000 || best.length > 1) return best;
  const reason = `${at.path} is ${printValue(value)}; ${at.subject} takes ${allowed.join(", or ")}, depending on what else is given (${sources(candidates)})`;
  return [{ ...first, path: at.path, reason }];
}

function absentButNeeded(rows: readonly ParameterRow[], values: Values, at: Judging): Finding[] {
  const needed = rows.filter(
    ({ key, required, where = [] }) => required && isAbsent(own(values, key)) && holds(where, at.scope) === "yes",
  );
  return needed.map((row) => missing(row.rule, { ...at, path: joinPath(at.path, row.key) }));
}

/** Judges hyperparameters by their table, one finding a hyperparameter at most where several rows fit. */
export function checkParameters(rows: readonly ParameterRow[], values: Values, at: Judging): Finding[] {
  const known = distinct(rows.map((row) => row.key));
  const given = Object.entries(values).flatMap(([key, value]) => {
    const inside = { ...at, path: joinPath(at.path, key) };
    if (isAbsent(value) || isUnknown(value)) return [];
    const named = rows.filter((row) => row.key === key);
    return named.length === 0 ? [unheardOf(key, known, inside)] : judge(named, value, inside);
  });
  return [...absentButNeeded(rows, values, at), ...given];
}
