import { isRecord } from "../../base/is-record";
import { foreignShapes, targetsOf, type Fields, type ForeignShape, type Yield } from "./foreign-shapes";
import type { DatasetFormat } from "../../contract/dataset-cloud";

/** A row whose shape is known. */
export interface Recognition {
  readonly shape: ForeignShape;
  readonly yields: Yield;
  /** Formats that it can become, the likeliest first. */
  readonly targets: readonly DatasetFormat[];
}

/** What a row of JSON is in the words of people; `undefined` for one that the table does not know. Looks at names only. */
export function recogniseRow(row: unknown, among = foreignShapes): Recognition | undefined {
  if (Array.isArray(row)) {
    const turns: readonly unknown[] = row;
    const [first] = turns;
    return isRecord(first) ? recogniseMembers([...memberNames(first), ...lastMembers(turns)], "row", among) : undefined;
  }
  return isRecord(row) ? recogniseMembers(memberNames(row), "object", among) : undefined;
}

/** The same by the heads of a table's columns. */
export function recogniseColumns(columns: readonly string[]): Recognition | undefined {
  return recogniseMembers(columns, "object", foreignShapes);
}

function recogniseMembers(
  names: readonly string[],
  kind: "row" | "object",
  among: readonly ForeignShape[],
): Recognition | undefined {
  const known = new Set(names);
  const shape = among.find(
    ({ turns, has }) => (turns === "row") === (kind === "row") && has.every((name) => known.has(name)),
  );
  if (shape === undefined) return undefined;
  const yields = yieldOf(shape, known);
  return { shape, yields, targets: targetsOf[yields] };
}

/** What rows of a shape bring, by the members that they have. */
function yieldOf({ fields, turns }: ForeignShape, known: ReadonlySet<string>): Yield {
  if (turns === "row") {
    const [isChosen, isRejected] = ["chosen", "rejected"].map((name) => known.has(name));
    if (isChosen === true && isRejected === true) return "pair";
    return isChosen === true || isRejected === true ? "judged" : "conversation";
  }
  return yieldOfFields(fields, known);
}

/** The same for members that are named one by one. */
export function yieldOfFields(fields: Fields, known: ReadonlySet<string>): Yield {
  const has = (field: string | undefined) => field !== undefined && known.has(field);
  if (has(fields.text)) return "text";
  if (has(fields.rejected)) return "pair";
  return has(fields.label) ? "judged" : "conversation";
}

/** Members that are there: an optional one may be null, or a column empty. */
function memberNames(row: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(row).flatMap(([name, value]) => (value === null ? [] : [name]));
}

function lastMembers(turns: readonly unknown[]): string[] {
  const last = turns.at(-1);
  return isRecord(last) ? memberNames(last) : [];
}
