import type { Timeouts } from "../limits";

/** Arguments of a job after `check`, beside the block of its cloud (`blockFor`): plain values, nothing unknown. */
export interface JobInputs {
  readonly waitForCompletion?: boolean;
  readonly onDelete?: "cancel" | "retain";
  readonly onFailure?: "fail" | "retrain";
  readonly adopt?: string;
  readonly adoptExisting?: boolean;
  readonly triggers?: unknown;
  /** What was counted in the job's data, where that is given as resources. */
  readonly trainingData?: unknown;
  readonly maxCost?: unknown;
  readonly maxTokens?: number;
  /** Computed by check. */
  readonly estimatedTokens?: number;
  readonly estimatedCost?: unknown;
  readonly timeouts?: Timeouts;
  readonly jobName?: string;
  readonly exactJobName?: boolean;
  readonly validation?: "error" | "warn";
}
