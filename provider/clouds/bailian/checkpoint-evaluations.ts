/** What the training log tells of the model at one step. */
export interface Evaluation {
  readonly step: number;
  readonly loss?: number;
  readonly perplexity?: number;
}

const stepPattern = /'global_step\/max_steps':\s*'(\d+)\/\d+'/;
const lossPattern = /'eval_loss':\s*([\d.eE+-]+)/;
const perplexityPattern = /'eval_ppl':\s*([\d.eE+-]+)/;

/**
 * Evaluations in log lines, oldest first (metric lines are Python dicts [get-fine-tuning-job-api]). One that does not
 * say its step belongs to the newest step before it.
 */
export function readEvaluations(lines: readonly string[]): readonly Evaluation[] {
  let step = 0;
  return lines.flatMap((line) => {
    step = Number(stepPattern.exec(line)?.[1] ?? step);
    const loss = numberIn(lossPattern, line);
    const perplexity = numberIn(perplexityPattern, line);
    if (loss === undefined && perplexity === undefined) return [];
    return [{ step, ...(loss === undefined ? {} : { loss }), ...(perplexity === undefined ? {} : { perplexity }) }];
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

function numberIn(pattern: RegExp, line: string): number | undefined {
  const value = Number(pattern.exec(line)?.[1] ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}
