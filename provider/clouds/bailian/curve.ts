import { present } from "../../base/present";
import type { Curve, CurvePoint } from "../../contract/curve";
import { readMetricLine } from "./metric-line";

/**
 * The curve in the lines of a training log that follow those which an earlier reading has seen, oldest first. A loss belongs to
 * the step that its line says, an evaluation that says none to the newest step before it.
 */
export function continueCurve(lines: readonly string[], known: Curve = { points: [] }): Curve {
  const points = new Map(known.points.map((point) => [point.step, point]));
  let { totalSteps, estimatedTokens } = known;
  let newest = known.points.at(-1)?.step ?? 0;
  for (const line of lines) {
    const told = readMetricLine(line);
    estimatedTokens = readEstimate(line) ?? estimatedTokens;
    newest = told.step ?? newest;
    totalSteps = told.totalSteps ?? totalSteps;
    const { evaluationLoss: validationLoss, evaluationPerplexity: perplexity, epoch, tokens, learningRate } = told;
    const loss = told.step === undefined ? undefined : told.loss;
    const measured = present({ loss, validationLoss, perplexity });
    const mark = Object.keys(measured).length > 0 ? { ...measured, ...present({ tokens, learningRate }) } : {};
    // The summary at the end tells the epoch of the last step, and nothing else of it.
    const point = { ...points.get(newest), step: newest, ...mark, ...present({ epoch }) };
    if (points.has(newest) || Object.keys(mark).length > 0) points.set(newest, point);
  }
  const inOrder = [...points.values()].sort((one, other) => one.step - other.step);
  return {
    points: withEpochs(inOrder),
    ...present({ totalSteps, estimatedTokens }),
    read: (known.read ?? 0) + lines.length,
  };
}

/** A line before the training says what it will take; published logs have it, no document. */
function readEstimate(line: string): number | undefined {
  const tokens = /^\s*Estimated token: (\d{1,15})\s*$/.exec(line)?.[1];
  return tokens === undefined ? undefined : Number(tokens);
}

/** Few lines tell their epoch; one that does tells how many steps an epoch has. */
function withEpochs(points: readonly CurvePoint[]): readonly CurvePoint[] {
  const { epoch = 0, step = 0 } = points.filter((point) => (point.epoch ?? 0) > 0).at(-1) ?? {};
  if (step <= 0) return points;
  return points.map((point) => ({ ...point, epoch: point.epoch ?? Number(((point.step * epoch) / step).toFixed(4)) }));
}
