/** What training log lines tell of a running job (metric lines are Python dicts [get-fine-tuning-job-api]). */
export interface LogProgress {
  /** 0 to 100. */
  readonly progress?: number;
  readonly loss?: number;
  /** The log has its last line: the job has ended or is about to. */
  readonly isComplete: boolean;
}

const stepPattern = /'global_step\/max_steps':\s*'(\d+)\/(\d+)'/;
const lossPattern = /'loss':\s*([\d.eE+-]+)/;
const lastLine = "##FT_COMPLETE##";

/** Reads the newest step and loss out of log lines, oldest line first. */
export function readLogProgress(lines: readonly string[]): LogProgress {
  const steps = lines.map((line) => stepPattern.exec(line)).filter((match) => match !== null);
  const losses = lines.map((line) => lossPattern.exec(line)).filter((match) => match !== null);
  const [, step, total] = steps.at(-1) ?? [];
  const loss = Number(losses.at(-1)?.[1]);
  return {
    isComplete: lines.some((line) => line.includes(lastLine)),
    ...(Number(total) > 0 ? { progress: Math.floor((100 * Number(step)) / Number(total)) } : {}),
    ...(Number.isFinite(loss) ? { loss } : {}),
  };
}
