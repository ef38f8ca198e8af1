const memberPattern = /'([\w/]+)':\s*'?([\d.eE+/-]+)/g;

/** What one line of the training log tells: a Python dict, not JSON [get-fine-tuning-job-api]. What is no number is not told. */
export interface MetricLine {
  readonly step: number | undefined;
  readonly totalSteps: number | undefined;
  readonly epoch: number | undefined;
  readonly tokens: number | undefined;
  readonly loss: number | undefined;
  readonly learningRate: number | undefined;
  readonly evaluationLoss: number | undefined;
  readonly evaluationPerplexity: number | undefined;
}

/** Reads a line; one that is no metric line tells nothing. */
export function readMetricLine(line: string): MetricLine {
  const members = new Map([...line.matchAll(memberPattern)].map(([, name, value]) => [name, value]));
  const numberOf = (text: string | undefined) => finite(Number(text ?? Number.NaN));
  const valueOf = (name: string) => numberOf(members.get(name));
  const [step, totalSteps] = (members.get("global_step/max_steps") ?? "").split("/");
  return {
    step: numberOf(step || undefined),
    totalSteps: numberOf(totalSteps),
    epoch: valueOf("epoch"),
    tokens: valueOf("consumed_train_tokens"),
    loss: valueOf("loss"),
    learningRate: valueOf("learning_rate"),
    evaluationLoss: valueOf("eval_loss"),
    evaluationPerplexity: valueOf("eval_ppl"),
  };
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
