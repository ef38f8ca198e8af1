import type { CurvePoint } from "../../contract";

/** What a chart's x is. */
export type XAxis = "step" | "epoch" | "tokens" | "time";

/** All of them, in their order. */
export const xAxes: readonly XAxis[] = ["step", "epoch", "tokens", "time"];

/** What of a point is drawn. */
export type Measure = "loss" | "validationLoss" | "learningRate";

/** A run's curve with what it is called. */
export interface NamedCurve {
  readonly id: string;
  readonly name: string;
  readonly points: readonly CurvePoint[];
}

/** One line of a chart: parallel numbers, x ascending. */
export interface Line {
  readonly key: string;
  readonly label: string;
  readonly measure: Measure;
  /** Place of its run among those drawn: its colour. */
  readonly place: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** The raw values behind a smoothed line. */
  readonly raw?: readonly number[];
}

/** Where a point stands; seconds since the curve's first point for `time`. Undefined where the cloud does not tell it. */
export function xOf(point: CurvePoint, axis: XAxis, startMs: number): number | undefined {
  if (axis !== "time") return point[axis];
  const seconds = point.time === undefined ? Number.NaN : (Date.parse(point.time) - startMs) / 1000;
  return Number.isNaN(seconds) ? undefined : seconds;
}

/** When a curve starts, in milliseconds since the epoch. */
export function startOf(points: readonly CurvePoint[]): number {
  return Date.parse(points.find(({ time }) => time !== undefined)?.time ?? "");
}

/** Axes for which at least two points of one of the curves have a value. */
export function possibleAxes(curves: readonly NamedCurve[]): readonly XAxis[] {
  return xAxes.filter((axis) =>
    curves.some(({ points }) => {
      const start = startOf(points);
      return points.filter((point) => xOf(point, axis, start) !== undefined).length > 1 || axis === "step";
    }),
  );
}

/**
 * An exponential mean that begins with the first value and not with zero.
 *
 * @param weight of what was before, 0 (none) to less than 1
 */
export function smoothed(values: readonly number[], weight: number): readonly number[] {
  let sum = 0;
  let mass = 0;
  return values.map((value) => {
    sum = sum * weight + value;
    mass = mass * weight + 1;
    return sum / mass;
  });
}

/** The lines of some curves. Only the loss of training is smoothed: the others have few points, each of them measured. */
export function linesOf(
  curves: readonly NamedCurve[],
  { axis, measures, smoothing }: { axis: XAxis; measures: readonly Measure[]; smoothing: number },
): readonly Line[] {
  return curves.flatMap(({ id, name, points }, place) => {
    const start = startOf(points);
    return measures.flatMap((measure) => {
      const pairs = points
        .flatMap((point) => {
          const x = xOf(point, axis, start);
          const y = point[measure];
          return x === undefined || y === undefined || !Number.isFinite(y) ? [] : [[x, y] as const];
        })
        .sort(([one], [other]) => one - other);
      if (pairs.length === 0) return [];
      const values = pairs.map(([, y]) => y);
      const isSmoothed = measure === "loss" && smoothing > 0;
      return [
        {
          key: `${id} ${measure}`,
          label: name,
          measure,
          place,
          x: pairs.map(([x]) => x),
          y: isSmoothed ? smoothed(values, smoothing) : values,
          ...(isSmoothed ? { raw: values } : {}),
        },
      ];
    });
  });
}

/** A place on the x axis for a step or an epoch, by the points around it. */
export function placeOn(
  points: readonly CurvePoint[],
  at: { step?: number; epoch?: number },
  axis: XAxis,
): number | undefined {
  const start = startOf(points);
  const by = at.step === undefined ? "epoch" : "step";
  const wanted = at.step ?? at.epoch;
  if (wanted === undefined) return undefined;
  if (axis === by) return wanted;
  let nearest: CurvePoint | undefined;
  for (const point of points) {
    const distance = Math.abs((point[by] ?? Infinity) - wanted);
    if (distance < Math.abs((nearest?.[by] ?? Infinity) - wanted)) nearest = point;
  }
  return nearest === undefined ? undefined : xOf(nearest, axis, start);
}
