import type { JobKey } from "../cloud";
import type { Checkpoint } from "../observation";
import { formatResourceId, parseResourceId } from "../resource-id";
import type { Placed } from "../place";

/** Outputs of a published checkpoint. A value that is not known yet is absent, never empty. */
export interface VersionState extends Placed {
  readonly status: "publishing" | "ready" | "failed";
  /** Resource ID of the job that it was made from. */
  readonly jobResource: string;
  /** The model ID that a deployment wants. */
  readonly modelId?: string;
  /** Qianfan only. */
  readonly modelSetId?: string;
  readonly published: Checkpoint;
  /** Why it is that checkpoint. */
  readonly chosenBecause: string;
  /** The job's metrics, with `evalLoss` and `perplexity` of the checkpoint where the cloud reports them. */
  readonly metrics?: Readonly<Record<string, number>>;
  readonly ownsModelSet: boolean;
}

/** Resource ID: the job's, and the checkpoint's step. */
export function versionId(job: JobKey, step: number): string {
  return `${formatResourceId(job)}/${step}`;
}

/** The job and step that a resource ID names. */
export function parseVersionId(id: string): { readonly job: JobKey; readonly step: number } | undefined {
  const found = /^(.+)\/(\d+)$/.exec(id);
  const job = found?.[1] === undefined ? undefined : parseResourceId(found[1]);
  return job === undefined ? undefined : { job, step: Number(found?.[2]) };
}
