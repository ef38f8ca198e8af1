import type { Curve } from "../../contract/curve";
import type { CurvePoint } from "../contract";

/** Points of a sparkline (our choice: it is 100 pixels wide). */
const sparklinePoints = 40;
/** Points of a curve that go to a page at once (our choice: more than any screen has pixels). */
const mostPoints = 2_000;
/** Points that are kept of all curves together; those that were looked at longest ago are read again (our choice: some 50 MiB). */
const keptPoints = 400_000;

/** What the list shows of a curve: a line of forty points for as long as the page is served. */
export interface CurveSummary {
  readonly losses: readonly number[];
  readonly loss?: number;
  readonly bestValidationLoss?: number;
  readonly tokens?: number;
  /** Of the whole training, as the cloud expects them. */
  readonly estimatedTokens?: number;
  /** 0 to 100, where the whole is known. */
  readonly progress?: number;
}

/** Curves by the IDs of their runs, within bounds. */
export interface CurveStore {
  get(id: string): Curve | undefined;
  set(id: string, curve: Curve): void;
  summary(id: string): CurveSummary | undefined;
  forget(id: string): void;
}

/** An empty store. */
export function createCurveStore(most = keptPoints): CurveStore {
  const curves = new Map<string, Curve>();
  const summaries = new Map<string, CurveSummary>();
  let points = 0;

  function drop(id: string): void {
    points -= curves.get(id)?.points.length ?? 0;
    curves.delete(id);
  }

  return {
    get: (id) => curves.get(id),
    set: (id, curve) => {
      drop(id);
      curves.set(id, curve);
      points += curve.points.length;
      summaries.set(id, summarise(curve));
      for (const oldest of curves.keys()) {
        if (points <= most || oldest === id) break;
        drop(oldest);
      }
    },
    summary: (id) => summaries.get(id),
    forget: (id) => {
      drop(id);
      summaries.delete(id);
    },
  };
}

/** The points as a page gets them: those of a long curve thinned, its highest and lowest kept. */
export function pagePoints({ points }: Curve): readonly CurvePoint[] {
  return thin(points, mostPoints, ({ loss, validationLoss }) => loss ?? validationLoss);
}

function summarise({ points, totalSteps, estimatedTokens }: Curve): CurveSummary {
  const losses = points.flatMap(({ loss }) => loss ?? []);
  const validation = points.flatMap(({ validationLoss }) => validationLoss ?? []);
  const loss = losses.at(-1);
  const step = points.at(-1)?.step;
  const tokens = points.flatMap((point) => point.tokens ?? []).at(-1);
  return {
    losses: thin(losses, sparklinePoints, (value) => value),
    ...(loss === undefined ? {} : { loss }),
    ...(validation.length === 0 ? {} : { bestValidationLoss: validation.reduce((low, value) => Math.min(low, value)) }),
    ...(tokens === undefined ? {} : { tokens }),
    ...(estimatedTokens === undefined ? {} : { estimatedTokens }),
    ...(step === undefined || !totalSteps ? {} : { progress: Math.min(100, Math.floor((100 * step) / totalSteps)) }),
  };
}

/**
 * At most so many of a list in their order: the first, the last, and of equal parts in between the highest and the lowest, so that
 * no spike is lost. Points without a value of their own stay where there is room.
 */
function thin<Point>(points: readonly Point[], most: number, valueOf: (point: Point) => number | undefined): Point[] {
  if (points.length <= most) return [...points];
  const parts = Math.floor((most - 2) / 2);
  const width = (points.length - 2) / parts;
  const kept = new Set([0, points.length - 1]);
  for (let part = 0; part < parts; part += 1) {
    const start = 1 + Math.floor(part * width);
    const end = 1 + Math.floor((part + 1) * width);
    let [low, high] = [start, start];
    for (let at = start; at < end; at += 1) {
      if (valueAt(at, Infinity) < valueAt(low, Infinity)) low = at;
      if (valueAt(at, -Infinity) > valueAt(high, -Infinity)) high = at;
    }
    kept.add(low).add(high);
  }
  return [...kept].sort((a, b) => a - b).flatMap((at) => points.slice(at, at + 1));

  function valueAt(at: number, unknown: number): number {
    const { [at]: point } = points;
    return (point === undefined ? undefined : valueOf(point)) ?? unknown;
  }
}
