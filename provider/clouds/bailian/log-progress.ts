import { present } from "../../base/present";
import { readMetricLine } from "./metric-line";

/** What training log lines tell of a running job. */
export interface LogProgress {
  /** 0 to 100. */
  readonly progress?: number;
  readonly loss?: number;
  /** The log has its last line: the job has ended or is about to. */
  readonly isComplete: boolean;
}

const lastLine = "##FT_COMPLETE##";

/** Reads the newest step and loss out of log lines, oldest line first. */
export function readLogProgress(lines: readonly string[]): LogProgress {
  const told = lines.map(readMetricLine);
  const { step = 0, totalSteps = 0 } = told.filter((one) => one.step !== undefined).at(-1) ?? {};
  return {
    isComplete: lines.some((line) => line.includes(lastLine)),
    ...present({
      progress: totalSteps > 0 ? Math.floor((100 * step) / totalSteps) : undefined,
      loss: told.filter((one) => one.loss !== undefined).at(-1)?.loss,
    }),
  };
}
