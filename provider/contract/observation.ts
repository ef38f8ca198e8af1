import type { Details } from "./keys";

export const jobStatuses = ["queued", "running", "cancelling", "succeeded", "failed", "cancelled"] as const;

/** Neutral status of a job. The cloud's own word is kept beside it. */
export type JobStatus = (typeof jobStatuses)[number];

/** True for `succeeded`, `failed` and `cancelled`: the cloud will not change the job by itself any more. */
export function isTerminal(status: JobStatus): boolean {
  return status === "succeeded" || status === "failed" || status === "cancelled";
}

/** One checkpoint that the cloud reports. */
export interface Checkpoint {
  readonly step: number;
  readonly name?: string;
  readonly loss?: number;
  readonly perplexity?: number;
}

/** What one look at the cloud tells about a job. A value that is not known is absent, never empty. */
export interface Observation {
  readonly jobId: string;
  readonly taskId?: string;
  readonly jobName?: string;
  readonly status: JobStatus;
  /** The cloud's own word, for example `QUEUING`. */
  readonly cloudStatus: string;
  /** The cloud's word is none that its documents know; it counts as running. */
  readonly isUnknownStatus?: boolean;
  /** 0 to 100. */
  readonly progress?: number;
  readonly loss?: number;
  /** The model ID that serving wants. */
  readonly finetunedOutput?: string;
  readonly modelSetId?: string;
  readonly baseModel?: string;
  readonly trainedTokens?: number;
  readonly metrics?: Readonly<Record<string, number>>;
  readonly checkpoints?: readonly Checkpoint[];
  readonly dashboardUrl?: string;
  /** RFC 3339 with offset. */
  readonly createdAt?: string;
  readonly finishedAt?: string;
  readonly error?: { readonly code?: string; readonly message: string };
  /** The account that the cloud names in its answer (Bailian: workspace and user identity). */
  readonly account?: string;
  readonly details?: Details;
}
