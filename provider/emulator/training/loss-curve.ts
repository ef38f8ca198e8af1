import { seededNumber } from "./seeded-number";

/** Losses of a run at one step. */
export interface LossPoint {
  readonly trainingLoss: number;
  readonly evaluationLoss: number;
  readonly perplexity: number;
}

/** The curve is our choice: an exponential fall from about 2.2 towards about 0.7 with a little noise. */
export function lossAt(curveSeed: string, step: number, totalSteps: number): LossPoint {
  const floor = 0.6 + 0.2 * seededNumber(`${curveSeed}:floor`);
  const start = floor + 1.4 + 0.3 * seededNumber(`${curveSeed}:start`);
  const noise = 1 + 0.06 * (seededNumber(`${curveSeed}:${step}`) - 0.5);
  const trainingLoss = round((floor + (start - floor) * Math.exp((-3 * step) / Math.max(1, totalSteps))) * noise);
  const evaluationLoss = round(trainingLoss * 1.06 + 0.03);
  return {
    trainingLoss,
    evaluationLoss,
    perplexity: round(Math.exp(evaluationLoss)),
  };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
