import { bounded, rangeOf } from "../../base/chart-svg";
import type { Curve, CurvePoint } from "../../contract/curve";

/** One line of a chart. */
export interface Series {
  /** Resource ID of the run. */
  readonly run: string;
  readonly kind: "training" | "validation";
  /** Step and loss, in the order of the steps; at least one. */
  readonly points: readonly (readonly [step: number, loss: number])[];
}

/** A run and its curve. */
export interface RunCurve {
  readonly id: string;
  readonly curve: Curve;
}

const kinds = [
  ["training", (point: CurvePoint) => point.loss],
  ["validation", (point: CurvePoint) => point.validationLoss],
] as const;

/** The losses of runs, as far as they are told; a run without any has no line. */
export function seriesOf(runs: readonly RunCurve[]): readonly Series[] {
  return runs.flatMap(({ id: run, curve }) =>
    kinds.flatMap(([kind, lossOf]) => {
      const points = curve.points.flatMap((point) => {
        const loss = lossOf(point);
        return loss === undefined ? [] : [[point.step, bounded(loss)] as const];
      });
      return points.length === 0 ? [] : [{ run, kind, points }];
    }),
  );
}

/** What a chart has to hold. */
export interface Extent {
  readonly steps: readonly [least: number, most: number];
  readonly losses: readonly [least: number, most: number];
}

/** What series take, and never nothing: a line that is one point has room around it. */
export function extentOf(series: readonly Series[]): Extent {
  const all = series.flatMap(({ points }) => points);
  return { steps: rangeOf(all.map(([step]) => step)), losses: rangeOf(all.map(([, loss]) => loss)) };
}

/** The last and the best of a series, for a legend: `1.31 at step 60, best 1.28 at step 48`. */
export function describeSeries({ points }: Series): string {
  const [step, loss] = points.at(-1) ?? [0, 0];
  const [bestStep, best] = points.reduce((least, point) => (point[1] < least[1] ? point : least));
  const last = `${shortLoss(loss)} at step ${step}`;
  return best === loss ? last : `${last}, best ${shortLoss(best)} at step ${bestStep}`;
}

/** A loss for people. */
export function shortLoss(loss: number): string {
  return Math.abs(loss) >= 1e4 || (loss !== 0 && Math.abs(loss) < 1e-3) ? loss.toExponential(2) : loss.toFixed(3);
}
