import type { ListedParameter } from "../../contract/catalogue";
import type { Words } from "../../contract/kinds/declaration";
import { holds, type Scope } from "./condition";
import { describeRule } from "./describe-rule";
import type { ParameterRow } from "./parameter-row";

/** The hyperparameters that a scope takes, each once, by the rows that would judge it. */
export function listParameters(
  rows: readonly ParameterRow[],
  scope: Scope,
  docs: Readonly<Record<string, Words>>,
): ListedParameter[] {
  const keys = [...new Set(rows.map(({ key }) => key))];
  return keys.flatMap((key) => {
    const own = rows.filter((row) => row.key === key);
    const fitting = own.filter(({ where }) => where !== undefined && holds(where, scope) !== "no");
    const standing = fitting.length > 0 ? fitting : own.filter(({ where }) => where === undefined);
    return standing.length === 0 ? [] : [listed(key, standing, docs[key])];
  });
}

function listed(key: string, rows: readonly ParameterRow[], says: Words | undefined): ListedParameter {
  const distinct = (words: readonly string[]) => [...new Set(words)];
  const { default: usual } = rows.find((row) => row.default !== undefined) ?? {};
  const sources = rows.flatMap(({ rule, defaultSource }) => [
    rule.source,
    ...(defaultSource === undefined ? [] : [`default: ${defaultSource}`]),
  ]);
  return {
    key,
    takes: distinct(rows.map(({ rule }) => describeRule(rule))).join(", or "),
    isRequired: rows.some(({ required }) => required),
    ...(usual === undefined ? {} : { default: usual }),
    ...(says === undefined ? {} : { says: says.en }),
    source: distinct(sources).join("; "),
  };
}
