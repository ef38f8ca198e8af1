import { isRecord } from "../../base/is-record";
import type { CurvePoint } from "../../contract/curve";
import { nameOf, type RunRecord } from "./read-run";

/** A measured value at a step. */
export interface TrackedValue {
  readonly step: number;
  readonly value: number;
  /** When, in milliseconds since the Unix epoch: of the step where that is told, else of the job's creation. */
  readonly timeMs: number;
}

/** A run as trackers see it: settings, curves, and what was measured in the end. */
export interface TrackedRun {
  readonly id: string;
  readonly name: string;
  readonly status: RunRecord["job"]["status"];
  readonly startMs: number;
  readonly endMs: number | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, readonly TrackedValue[]>>;
}

const curveNames = {
  "train/loss": "loss",
  "eval/loss": "validationLoss",
  "eval/perplexity": "perplexity",
  "train/learning_rate": "learningRate",
  "train/epoch": "epoch",
  "train/tokens": "tokens",
} as const satisfies Readonly<Record<string, keyof CurvePoint>>;

/** A run in the words that trainers log in. */
export function trackedRun(run: RunRecord): TrackedRun {
  const { job, curve, block, id } = run;
  const startMs = Date.parse(job.createdAt ?? "") || 0;
  const endMs = Date.parse(job.finishedAt ?? "") || undefined;
  const curves = Object.entries(curveNames).map(([name, member]) => {
    const values = curve.points.flatMap((point) => {
      const { [member]: value, step, time } = point;
      return value === undefined ? [] : [{ step, value, timeMs: Date.parse(time ?? "") || startMs }];
    });
    return [name, values] as const;
  });
  const lastStep = curve.totalSteps ?? curve.points.at(-1)?.step ?? 0;
  const ended = Object.entries(job.metrics ?? {}).map(
    ([name, value]) => [`final/${name}`, [{ step: lastStep, value, timeMs: endMs ?? startMs }]] as const,
  );
  const { hyperParameters, ...rest } = block;
  const params = Object.entries({
    base_model: job.baseModel,
    ...rest,
    ...(isRecord(hyperParameters) ? hyperParameters : {}),
  });
  return {
    ...{ id, name: nameOf(run), status: job.status, startMs, endMs },
    params: Object.fromEntries<string>(
      params
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)] as const),
    ),
    metrics: Object.fromEntries<readonly TrackedValue[]>(
      [...curves, ...ended].filter(([, values]) => values.length > 0),
    ),
  };
}
