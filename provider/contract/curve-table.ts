import { csvRow } from "../base/csv-row";
import type { Curve, CurvePoint } from "./curve";

/** Columns of a table of curves behind the run's ID, and which value each has. */
const columns = {
  step: "step",
  epoch: "epoch",
  tokens: "tokens",
  time: "time",
  loss: "loss",
  validation_loss: "validationLoss",
  perplexity: "perplexity",
  learning_rate: "learningRate",
} as const satisfies Readonly<Record<string, keyof CurvePoint>>;

/** Curves as comma-separated values, a row a step; what is not told is empty. */
export function curveTable(runs: readonly { readonly id: string; readonly curve: Curve }[]): string {
  const rows = runs.flatMap(({ id, curve }) =>
    curve.points.map((point) => [id, ...Object.values(columns).map((name) => point[name])]),
  );
  return [["run", ...Object.keys(columns)], ...rows].map((row) => `${csvRow(row)}\n`).join("");
}
