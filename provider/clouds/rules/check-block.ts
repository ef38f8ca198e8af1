import { own } from "../../base/own";
import type { Finding } from "../../contract/rules";
import { isUnknown } from "../../base/unknown";
import type { BlockTables } from "./block-tables";
import { checkParameters } from "./check-parameters";
import { checkValue, type Judging } from "./check-value";
import { isAbsent } from "./is-absent";
import { isRecord } from "../../base/is-record";

function takerOf({ title, parameters }: BlockTables, block: Readonly<Record<string, unknown>>): string {
  const words = parameters.takers.map((key) => block[key]).filter((word) => typeof word === "string" && word !== "");
  return words.length === 0 ? title : words.join(" with ");
}

/** Every finding about a block that its tables can tell, those of the hyperparameters last. */
export function checkBlock(tables: BlockTables, block: Readonly<Record<string, unknown>>): Finding[] {
  const { member, rows, knows } = tables.parameters;
  const scope = tables.scope(block);
  const members = checkValue(tables.block, block, { path: "", subject: tables.title, severity: "error", scope });
  const given = own(block, member);
  const values = isAbsent(given) ? {} : given;
  if (isUnknown(values) || !isRecord(values)) return members;
  const at: Judging = knows(block)
    ? { path: member, subject: takerOf(tables, block), severity: "error", scope }
    : { path: member, subject: tables.title, severity: "warning", scope };
  return [...members, ...checkParameters(rows, values, at)];
}
