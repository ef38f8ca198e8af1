import type { Details } from "./keys";
import type { fineTuneJob } from "./kinds/fine-tune-job";
import type { checkpointType, jobStatuses } from "./kinds/shared";
import type { StateOf, TypeOf } from "./kinds/types-of";

/** Neutral status of a job. The cloud's own word is kept beside it. */
export type JobStatus = (typeof jobStatuses)[number];

/** True for `succeeded`, `failed` and `cancelled`: the cloud will not change the job by itself any more. */
export function isTerminal(status: JobStatus): boolean {
  return status === "succeeded" || status === "failed" || status === "cancelled";
}

/** One checkpoint that the cloud reports. */
export type Checkpoint = TypeOf<typeof checkpointType>;

/** What one look at the cloud tells about a job. A value that is not known is absent, never empty. */
export interface Observation extends Omit<StateOf<typeof fineTuneJob>, "cloud" | "endpoint" | "details"> {
  /** The cloud's word is none that its documents know; it counts as running. */
  readonly isUnknownStatus?: boolean;
  /** Of the last step. */
  readonly loss?: number;
  readonly details?: Details;
}
