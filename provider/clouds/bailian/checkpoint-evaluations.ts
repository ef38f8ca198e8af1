import { present } from "../../base/present";
import { readMetricLine } from "./metric-line";

/** What the training log tells of the model at one step. */
export interface Evaluation {
  readonly step: number;
  readonly loss?: number;
  readonly perplexity?: number;
}

/** Evaluations in log lines, oldest first. One that does not say its step belongs to the newest step before it. */
export function readEvaluations(lines: readonly string[]): readonly Evaluation[] {
  let step = 0;
  return lines.flatMap((line) => {
    const told = readMetricLine(line);
    step = told.step ?? step;
    const { evaluationLoss: loss, evaluationPerplexity: perplexity } = told;
    return loss === undefined && perplexity === undefined ? [] : [{ step, ...present({ loss, perplexity }) }];
  });
}

/** The evaluation of a checkpoint: the last one since the checkpoint before it. */
export function evaluationOf(
  step: number,
  previousStep: number,
  evaluations: readonly Evaluation[],
): Omit<Evaluation, "step"> {
  const since = evaluations.filter((one) => one.step <= step && one.step > previousStep);
  const { step: _step, ...measured } = since.at(-1) ?? { step };
  return measured;
}
