import type { Timeouts } from "../limits";

/** Limits of one metric: the model is accepted when its value is within them. */
export interface MetricLimits {
  readonly min?: number;
  readonly max?: number;
}

/** Arguments of a deployment after `check`: plain values, nothing unknown. */
export interface DeploymentInputs {
  readonly model: string;
  readonly modelSetId?: string;
  /** The gate: metrics that the model must reach before it serves. */
  readonly acceptWhen?: Readonly<Record<string, MetricLimits>>;
  /** The model's metrics, which the gate compares. */
  readonly metrics?: Readonly<Record<string, number>>;
  readonly waitForCompletion?: boolean;
  readonly timeouts?: Timeouts;
  readonly validation?: "error" | "warn";
}
