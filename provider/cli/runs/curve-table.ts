import type { CurvePoint } from "../../contract/curve";
import type { RunCurve } from "./series";

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

/** Curves as CSV, a row a step; what is not told is empty. IDs, numbers and times have nothing that needs quotes. */
export function curveTable(runs: readonly RunCurve[]): string {
  const rows = runs.flatMap(({ id, curve }) =>
    curve.points.map((point) => [id, ...Object.values(columns).map((name) => point[name] ?? "")].join(",")),
  );
  return [["run", ...Object.keys(columns)].join(","), ...rows, ""].join("\n");
}
