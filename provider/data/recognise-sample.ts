import { foreignShapes, targetsOf, type Fields, type ForeignShape } from "../preflight/foreign/foreign-shapes";
import { recogniseRow, yieldOfFields, type Recognition } from "../preflight/foreign/recognise";
import { RowRefusal } from "./data-error";
import { parseRow } from "./read-lines";
import { readSample, type Drop } from "./read-sample";
import type { Sample } from "./sample";
import type { SourceRow } from "./source-row";

/** Which shapes the rows of a file may have. */
export interface RowShapes {
  /** `auto`, or the only shape that rows may have. */
  readonly from: string;
  /** Which member is what, where a person has said so. */
  readonly columns?: Fields;
}

/** What a row teaches, and the name of its shape for people. @throws RowRefusal where that cannot be told */
export function recogniseSample(
  { line, value, fault }: SourceRow,
  shapes: RowShapes,
  drop: Drop,
): { readonly sample: Sample; readonly shape: string } {
  if (fault !== undefined) throw new RowRefusal(fault);
  const inner = typeof value === "string" && value.startsWith("{") ? parseRow(value).value : undefined;
  if (inner !== undefined) return recogniseSample({ line, value: inner }, shapes, drop);
  if (typeof value === "string") return { sample: { yields: "text", text: value }, shape: "plain text" };
  const { from, columns } = shapes;
  const recognition = columns === undefined ? recogniseRow(value, shapesOf(from)) : byColumns(columns);
  if (recognition === undefined) {
    throw new RowRefusal(from === "auto" ? "its shape is not known" : `it is no row of ${from}`);
  }
  const { title, has } = recognition.shape;
  return { sample: readSample(value, recognition, drop), shape: `${title} (${has.join(", ")})` };
}

/** The shapes that `--from` allows; what names a container allows all. */
function shapesOf(from: string): readonly ForeignShape[] {
  const named = foreignShapes.filter(({ name }) => name === from);
  return named.length === 0 ? foreignShapes : named;
}

function byColumns(columns: Fields): Recognition {
  const fields: Fields = { system: "system", ...columns };
  const has = Object.values(columns);
  const yields = yieldOfFields(fields, new Set(has));
  const shape: ForeignShape = { name: "columns", title: "the named columns", has, turns: "fields", fields };
  return { shape, yields, targets: targetsOf[yields] };
}
