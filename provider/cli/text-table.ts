import { displayWidth } from "./display-width";
import { printableLine } from "../base/printable";

/** Widest column that others are aligned with (our choice: wider than any ID). What is longer stands out, and makes no other row longer. */
const widestColumn = 300;

/** Rows as aligned columns, two blanks apart; no blank at the end of a line. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(printableLine));
  const widths = cells.reduce<number[]>(
    (widest, row) =>
      row.map((cell, column) => Math.min(widestColumn, Math.max(widest[column] ?? 0, displayWidth(cell)))),
    [],
  );
  const padded = (cell: string, column: number) =>
    cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell)));
  return cells.map((row) => row.map(padded).join("  ").trimEnd()).join("\n");
}
